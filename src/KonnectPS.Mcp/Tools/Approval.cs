using KonnectPS.Mcp.Protocol;
using KonnectPS.Mcp.Shells;

namespace KonnectPS.Mcp.Tools;

/// <summary>
/// Decides on the steps of one call. The commands ask before each change and never before a read, so that a call that only reads
/// asks nobody; of one that changes something, the person is asked once.
/// </summary>
internal sealed class Approval
{
    /// <summary>The steps after which there is a new secret: under dynamic client registration it comes with the application.</summary>
    private static readonly string[] MintingSteps = ["Mint credential", "Create application"];

    private readonly ServerLimits _limits;
    private readonly IToolCaller _caller;
    private readonly string _question;
    private readonly CancellationToken _cancellationToken;
    private bool? _approved;
    private bool? _minted;

    public Approval(ServerLimits limits, IToolCaller caller, string question, CancellationToken cancellationToken)
    {
        _limits = limits;
        _caller = caller;
        _question = question;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Why a step was refused; null when none was.</summary>
    public ShellError? Refused { get; private set; }

    /// <summary>Decides on a step.</summary>
    /// <param name="step">PowerShell's sentence about it.</param>
    public bool Decide(string step)
    {
        Refused ??= Check(step);
        return Refused is null;
    }

    private ShellError? Check(string step)
    {
        if (!_limits.IsUnattended)
        {
            if (!_caller.CanAsk)
            {
                return new ShellError(
                    "ApprovalImpossible",
                    "A person has to approve this, and the client can't ask one: it does not support MCP elicitation.",
                    "Ask the person who configured the server: a client with elicitation, or Start-KonnectMcpServer -Unattended.");
            }

            _approved ??= _caller.AskAsync(_question, _cancellationToken).GetAwaiter().GetResult();
            if (_approved == false)
            {
                return new ShellError("NotApproved", "The person did not approve. Nothing further was changed.", "Do not try again unless the person asks for it.");
            }
        }

        if (MintingSteps.Any(minting => step.Contains(minting, StringComparison.Ordinal)))
        {
            _minted ??= _limits.TryMint();
        }

        return _minted == false
            ? new ShellError(
                "CredentialLimitReached",
                $"This server was started to mint {_limits.MaxCredentials} credentials at most, and they are minted.",
                "Ask the person who configured the server: Start-KonnectMcpServer -MaxCredentials.")
            : null;
    }
}
