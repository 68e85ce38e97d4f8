using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.Http;

/// <summary>A request that its door has accepted: known, authenticated and valid by the contract.</summary>
internal sealed class DoorCall
{
    public required SandboxParts Parts { get; init; }

    public required CheckedRequest Request { get; init; }

    /// <summary>The token it was authenticated with; null where none is needed.</summary>
    public string? Token { get; init; }

    /// <summary>The refresh token that was sent beside it, wherever its cookie belongs.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The sandbox's own address, as the client knows it.</summary>
    public required Uri Origin { get; init; }

    /// <summary>Who came through the admin door.</summary>
    public AdminIdentity? AdmittedAs { get; init; }

    /// <summary>Who is signed in at the developer door.</summary>
    public Developer? SignedIn { get; init; }

    public SandboxStore Store => Parts.Store;

    public DateTimeOffset Now => Parts.Options.TimeProvider.GetUtcNow();

    /// <summary>Who is signed in, for operations that nobody else reaches.</summary>
    public Developer Developer => SignedIn ?? throw new InvalidOperationException("The operation is open to anyone.");

    /// <summary>The portal at whose host the call came in, for operations of the developer door.</summary>
    public Portal Portal { get => field ?? throw new InvalidOperationException("The admin door belongs to no portal."); init; }
}
