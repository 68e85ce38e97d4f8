namespace KonnectPS.Client;

/// <summary>The names of the two cookies of a sign-in.</summary>
internal static class PortalCookies
{
    public const string AccessName = "portalaccesstoken";

    public const string RefreshName = "portalrefreshtoken";
}
