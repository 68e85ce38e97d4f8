namespace KonnectPS.Client;

/// <summary>The kinds of things that a lost answer may leave behind.</summary>
public enum LeftoverKind
{
    /// <summary>A credential whose secret nobody holds.</summary>
    Credential,

    /// <summary>A credential that was to be deleted, since another one took its place.</summary>
    ReplacedCredential,

    /// <summary>The client secret of an application, replaced by one that nobody holds.</summary>
    ClientSecret,

    /// <summary>An access token that nobody holds.</summary>
    AccessToken,

    /// <summary>An application, with it the client secret that came with it.</summary>
    Application,

    /// <summary>A registration.</summary>
    Registration,

    /// <summary>A system account.</summary>
    SystemAccount,
}
