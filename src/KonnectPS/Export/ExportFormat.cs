namespace KonnectPS.Export;

/// <summary>How a credential is written out.</summary>
public enum ExportFormat
{
    /// <summary><c>client_id=</c>, <c>client_secret=</c> and <c>api_key=</c> lines.</summary>
    DotEnv,

    /// <summary>One JSON object for each credential; an array for several.</summary>
    Json,

    /// <summary>Workflow commands that mask the secrets, then lines for the environment file of a GitHub Actions job.</summary>
    GitHubActions,
}
