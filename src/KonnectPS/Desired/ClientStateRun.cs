using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Session;
using KonnectPS.Vaults;

namespace KonnectPS.Desired;

/// <summary>
/// One run of Request-KonnectCredential -AuthServer for one input: as <see cref="DesiredStateRun"/>, by the admin door alone. The secrets of a
/// client have no name that could carry a fingerprint, so that the vault has to say which one it holds.
/// </summary>
internal static class ClientStateRun
{
    /// <summary>Takes the steps that are missing, from the application to the secret in the vault.</summary>
    public static async Task EnsureAsync(
        AdminDoor door, KonnectSession session, DesiredState desired, RecordOutput output, CancellationToken cancellationToken)
    {
        var (vault, entry) = await DesiredStateRun.OpenVaultAsync(desired, output, cancellationToken).ConfigureAwait(false);
        if (vault is not null)
        {
            desired = desired with { Form = FormIn(vault, desired.Form) };
        }

        var server = await door.FindAsync(desired.AuthServer!, cancellationToken).ConfigureAwait(false);
        var portalId = await door.FindPortalIdAsync(null, session, cancellationToken).ConfigureAwait(false);
        var applications = new DesiredClientApplication(door, portalId, server, desired, output);
        var application = await applications.FindAsync(cancellationToken).ConfigureAwait(false);
        if (entry is not null)
        {
            List<Credential> listed = application is null ? [] : await Of(door, server, application).ListAsync(cancellationToken).ConfigureAwait(false);
            ForeignEntry.Demand(entry, application, listed, desired, vault!);
        }

        application ??= await applications.CreateAsync(cancellationToken).ConfigureAwait(false);
        if (application is null)
        {
            await DesiredStateRun.TellTheRestAsync(desired, vault, entry, output, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (await applications.RegisterAsync(application, cancellationToken).ConfigureAwait(false))
        {
            var proof = desired.Proof is { } demand ? new CredentialProof(demand, session, application, desired.Apis, output) : null;
            await new DesiredCredential(Of(door, server, application), desired, application, vault, proof, output)
                .EnsureAsync(entry, listed: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private static AuthServerCredentials Of(AdminDoor door, AuthServer server, Application application) =>
        new(door, new ClientOfApplication(server.Id, application.ClientId!, application.Id, application.PortalId));

    private static SecretForm FormIn(SecretVault vault, SecretForm form)
    {
        var chosen = form == SecretForm.Auto ? vault.Module.FormOf(Credential.ClientSecretType) : form;
        return chosen == SecretForm.Hashtable ? chosen : throw Failures.SecretNotKnownAgain(vault.Title, $"{chosen}");
    }
}
