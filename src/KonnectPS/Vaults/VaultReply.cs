using System.Management.Automation;

namespace KonnectPS.Vaults;

/// <summary>What a command of SecretManagement emitted, and the errors that it wrote or threw.</summary>
internal sealed record VaultReply(IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors);
