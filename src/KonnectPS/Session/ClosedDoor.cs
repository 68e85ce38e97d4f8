using KonnectPS.Errors;

namespace KonnectPS.Session;

/// <summary>Says why a door that nobody asked for stays closed, and what to do about it.</summary>
internal static class ClosedDoor
{
    public static string Warning(string door, Exception cause)
    {
        var remedy = cause is KonnectCommandException failure
            ? failure.RecommendedAction
            : "Correct or remove the variable, or give -NoEnvironment to leave the environment out.";
        return $"The {door} door stays closed; nothing that was given asks for it. {cause.Message} {remedy}";
    }
}
