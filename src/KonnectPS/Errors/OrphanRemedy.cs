using System.Management.Automation.Language;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>Says how to clear away what a lost response may have left at Konnect.</summary>
internal static class OrphanRemedy
{
    public static string For(PossibleOrphan possibleOrphan)
    {
        var (name, owner) = (Quoted(possibleOrphan.Name), Quoted(possibleOrphan.OwnerId));
        return possibleOrphan.Kind switch
        {
            PossibleOrphanKind.Credential =>
                $"Delete it if it is there: Get-KonnectCredential {owner} | Where-Object DisplayName -in {string.Join(", ", possibleOrphan.Names.Select(Quoted))} | Remove-KonnectCredential. Then run the command again.",
            PossibleOrphanKind.ReplacedCredential =>
                $"Delete it if it is there: Get-KonnectCredential {owner} | Where-Object Id -eq {name} | Remove-KonnectCredential.",
            PossibleOrphanKind.ClientSecret => "Run the command again: the secret that it then emits is the one that holds.",
            PossibleOrphanKind.AccessToken =>
                $"See Get-KonnectAccessToken, and unless somebody else minted {name} just now, delete it with Remove-KonnectAccessToken. Then run the command again.",
            PossibleOrphanKind.AuthServerClient =>
                $"Delete it if it is there: {string.Join(", ", possibleOrphan.Names.Select(Quoted))} | Remove-KonnectAuthServerClient -AuthServer {owner}. Then run the command again.",
            PossibleOrphanKind.AuthServerClientSecret when possibleOrphan.Client is { } client =>
                $"Run Reset-KonnectCredential -AuthServer {Quoted(client.ServerId)} -Application {Quoted(client.ApplicationId)}{(client.PortalId is { } portalId ? $" -Portal {Quoted(portalId)}" : "")}: the secret that it then emits is the only one.",
            PossibleOrphanKind.ReplacedClientSecret when possibleOrphan.Client is { } client =>
                $"Delete it if it is there: [pscustomobject]@{{ ApplicationId = {Quoted(client.ApplicationId)}; AuthServerId = {Quoted(client.ServerId)}; ClientId = {Quoted(client.ClientId)}; CredentialId = {name} }} | Remove-KonnectCredential.",
            PossibleOrphanKind.ApplicationOfClient =>
                $"Delete both: Remove-KonnectPortalApplication {name}, if Get-KonnectPortalApplication shows that it was created just now, and {Quoted(possibleOrphan.Names[0])} | Remove-KonnectAuthServerClient -AuthServer {owner}. Then run the command again.",
            PossibleOrphanKind.Application =>
                $"See Get-KonnectApplication {name}. If it was created just now, and by nobody else, remove it with Remove-KonnectApplication; then run the command again.",
            _ => "Run the command again: what exists is found.",
        };
    }

    /// <summary>The text as PowerShell reads it back: typographic quotes end a string there too.</summary>
    private static string Quoted(string? text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(PlainText.Of(text))}'";
}
