using System.Globalization;
using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>The errors of an API and its document.</summary>
internal static partial class Failures
{
    /// <summary>The most complaints that a message tells.</summary>
    private const int MostComplaints = 20;

    public static KonnectCommandException FileNotRead(string path, Exception cause) => Of(
        ErrorCategory.ReadError, $"The file '{PlainText.Of(path)}' can't be read: {PlainText.Of(cause.Message)}", "Check the path and the file's permissions.");

    public static KonnectCommandException NotASpecification(string path, int? line, string reason) => Of(
        ErrorCategory.InvalidData,
        $"'{PlainText.Of(path)}' {reason}{(line is { } number ? $", in line {number.ToString(CultureInfo.InvariantCulture)}" : "")}.",
        "Give an OpenAPI document in YAML or JSON: it has a field openapi or swagger, and below info a title and a version as texts. -Name stands in for a title.");

    public static KonnectCommandException UnknownControlPlane(string controlPlane) => Of(
        ErrorCategory.ObjectNotFound, $"There is no control plane '{PlainText.Of(controlPlane)}'.", "Check the name in Konnect; the Tab key completes it.");

    public static KonnectCommandException UnknownGatewayService(string service, string? controlPlane) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no gateway service '{PlainText.Of(service)}' in {(controlPlane is null ? "any control plane of this region" : $"the control plane '{PlainText.Of(controlPlane)}'")}.",
        "Check the name, and the region of the session; the Tab key completes it. Gateway services are made in the gateway's own configuration, such as by decK.");

    /// <param name="service">The service as it was named.</param>
    /// <param name="found">Each control plane that has one, with that service's id.</param>
    public static KonnectCommandException ControlPlaneNotChosen(string service, IEnumerable<string> found) => Of(
        ErrorCategory.InvalidArgument,
        $"Several control planes have a gateway service '{PlainText.Of(service)}': {string.Join(", ", found.Select(PlainText.Of))}.",
        "Give the id of one instead of the name; Publish-KonnectApi also takes its control plane, by -ControlPlane.");

    public static KonnectCommandException NoService() => Of(
        ErrorCategory.InvalidArgument,
        "-ControlPlane was given without -Service.",
        "Give the gateway service of that control plane with -Service, or leave -ControlPlane out.");

    public static KonnectCommandException ApiLinkedElsewhere(string api, string link) => Of(
        ErrorCategory.ResourceExists,
        $"The API '{PlainText.Of(api)}' is linked to {PlainText.Of(link)} already, and an API has one link.",
        "Leave -Service out to keep that link: credentials work at the service that is linked. With -Force the link is moved to this service.");

    /// <param name="service">The service as it was named.</param>
    /// <param name="holder">The API that has it, with its id; null where that is not known.</param>
    /// <param name="cause">How Konnect refused, if it did.</param>
    public static KonnectCommandException ServiceLinkedElsewhere(string service, string? holder, KonnectException? cause) => Of(
        ErrorCategory.ResourceExists,
        $"The gateway service '{PlainText.Of(service)}' can't be linked: {(holder is null ? cause?.Message : $"it is linked to another API, {holder}.")}",
        "A service is linked to one API. Give another -Service, or Remove-KonnectCatalogApi the API that has it.",
        cause);

    public static KonnectCommandException ApiNotPublished(string api, string portal) => Of(
        ErrorCategory.ObjectNotFound,
        $"The API '{PlainText.Of(api)}' is not published to the portal '{PlainText.Of(portal)}'.",
        "Get-KonnectCatalogApi shows the portals of each API; Publish-KonnectApi publishes one.");

    public static KonnectCommandException StrategyNotOfApi(string api, string apiId, string portalId, AuthStrategy strategy, KonnectException cause) => Of(
        ErrorCategory.InvalidArgument,
        $"The API '{PlainText.Of(api)}' takes no registrations of applications with the auth strategy '{PlainText.Of(strategy.Name ?? strategy.Id)}'. {cause.Message}",
        $"Publish-KonnectApi -Api {apiId} -Portal {portalId} -AuthStrategy {strategy.Id} has the API take this strategy instead of the one it has; or register an application whose strategy is the API's.",
        cause);

    public static KonnectCommandException SpecificationRefused(string path, SpecificationDocument document, KonnectException cause)
    {
        var complaints = cause.ValidationErrors
            .Select(error => $"line {document.LineOf(error.Path ?? "").ToString(CultureInfo.InvariantCulture)}, {error.Path}: {error.Message}")
            .Concat(cause.InvalidParameters.Select(parameter => $"{parameter.Field} ({parameter.Rule}): {parameter.Reason}"))
            .ToList();
        var told = string.Concat(complaints.Take(MostComplaints).Select(complaint => $"{Environment.NewLine}  {complaint}"));
        var more = complaints.Count > MostComplaints ? $"{Environment.NewLine}  and {complaints.Count - MostComplaints} more" : "";
        return Of(
            ErrorCategory.InvalidData,
            $"Konnect's validation refuses '{PlainText.Of(path)}'{(complaints.Count == 0 ? $": {cause.Message}" : $":{told}{more}")}",
            "Correct the document where the message says and run the command again. Nothing was created.",
            cause);
    }

    public static KonnectCommandException OneDocumentPerFile(string path) => Of(
        ErrorCategory.InvalidOperation,
        $"Only one document goes into the file {path}.",
        "Give each API a file of its own: Get-KonnectApi | ForEach-Object { Get-KonnectApiSpecification $_ -OutFile \"$($_.Slug).json\" }.");
}
