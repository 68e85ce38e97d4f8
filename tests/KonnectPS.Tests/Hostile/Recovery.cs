namespace KonnectPS.Tests.Hostile;

/// <summary>Whether a call must come to the right result although a request met a fault.</summary>
internal enum Recovery
{
    /// <summary>It can't, wherever the response matters.</summary>
    No,

    /// <summary>It may: the response can be without what was changed in it.</summary>
    Maybe,

    /// <summary>It must when the request can be sent again, which one that creates or mints can't be without more ado.</summary>
    IfRepeatable,

    /// <summary>It must.</summary>
    Yes,
}
