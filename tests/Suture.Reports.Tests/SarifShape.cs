using System.Text.Json;

namespace Suture.Reports.Tests;

/// <summary>
/// The parts of SARIF 2.1.0 that our files use, as rules: which members an object may have, which it must have, and which words and numbers are
/// allowed. Checked against real files of other tools, so that it is not only our own opinion.
/// </summary>
internal static class SarifShape
{
    private static readonly Dictionary<string, (string[] Needs, string[] May)> Objects = new(StringComparer.Ordinal)
    {
        ["log"] = (["version", "runs"], ["$schema", "inlineExternalProperties"]),
        ["run"] = (["tool"], ["invocations", "conversion", "language", "versionControlProvenance", "originalUriBaseIds", "artifacts", "logicalLocations", "graphs", "results", "automationDetails", "runAggregates", "baselineGuid", "redactionTokens", "defaultEncoding", "defaultSourceLanguage", "newlineSequences", "columnKind", "externalPropertyFileReferences", "threadFlowLocations", "taxonomies", "addresses", "translations", "policies", "webRequests", "webResponses", "specialLocations"]),
        ["tool"] = (["driver"], ["extensions"]),
        ["driver"] = (["name"], ["guid", "organization", "product", "productSuite", "shortDescription", "fullDescription", "fullName", "version", "semanticVersion", "dottedQuadFileVersion", "releaseDateUtc", "downloadUri", "informationUri", "globalMessageStrings", "notifications", "rules", "taxa", "locations", "language", "contents", "isComprehensive", "localizedDataSemanticVersion", "minimumRequiredLocalizedDataSemanticVersion", "associatedComponent", "translationMetadata", "supportedTaxonomies"]),
        ["rule"] = (["id"], ["deprecatedIds", "guid", "deprecatedGuids", "name", "deprecatedNames", "shortDescription", "fullDescription", "messageStrings", "defaultConfiguration", "helpUri", "help", "relationships"]),
        ["result"] = (["message"], ["ruleId", "ruleIndex", "rule", "kind", "level", "analysisTarget", "locations", "guid", "correlationGuid", "occurrenceCount", "partialFingerprints", "fingerprints", "stacks", "codeFlows", "graphs", "graphTraversals", "relatedLocations", "suppressions", "baselineState", "rank", "attachments", "hostedViewerUri", "workItemUris", "provenance", "fixes", "taxa", "webRequest", "webResponse"]),
        ["location"] = ([], ["id", "physicalLocation", "logicalLocations", "message", "annotations", "relationships"]),
        ["physicalLocation"] = ([], ["address", "artifactLocation", "region", "contextRegion"]),
        ["artifactLocation"] = ([], ["uri", "uriBaseId", "index", "description"]),
        ["region"] = ([], ["startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength", "byteOffset", "byteLength", "snippet", "message", "sourceLanguage"]),
        ["logicalLocation"] = ([], ["name", "index", "fullyQualifiedName", "decoratedName", "parentIndex", "kind"]),
        ["message"] = ([], ["text", "markdown", "id", "arguments"]),
        ["string"] = (["text"], ["markdown"]),
        ["invocation"] = (["executionSuccessful"], ["commandLine", "arguments", "responseFiles", "startTimeUtc", "endTimeUtc", "exitCode", "ruleConfigurationOverrides", "notificationConfigurationOverrides", "toolExecutionNotifications", "toolConfigurationNotifications", "exitCodeDescription", "exitSignalName", "exitSignalNumber", "processStartFailureMessage", "machine", "account", "processId", "executableLocation", "workingDirectory", "environmentVariables", "stdin", "stdout", "stderr", "stdoutStderr"]),
        ["notification"] = (["message"], ["locations", "level", "threadId", "timeUtc", "exception", "descriptor", "associatedRule"]),
        ["automationDetails"] = ([], ["description", "id", "guid", "correlationGuid"]),
        ["configuration"] = ([], ["enabled", "level", "rank", "parameters"]),
    };

    private static readonly string[] Levels = ["none", "note", "warning", "error"];
    private static readonly string[] Kinds = ["notApplicable", "pass", "fail", "review", "open", "informational"];
    private static readonly string[] States = ["new", "unchanged", "updated", "absent"];

    /// <summary>What does not hold, each with its place; empty when all does.</summary>
    public static List<string> Violations(string text)
    {
        using var document = JsonDocument.Parse(text);
        var wrong = new List<string>();
        var log = document.RootElement;
        Object(wrong, log, "log", "$");
        Word(wrong, log, "version", ["2.1.0"], "$");
        Each(log, "runs", "$", (run, at) => Run(wrong, run, at));
        return wrong;
    }

    private static void Run(List<string> wrong, JsonElement run, string at)
    {
        Object(wrong, run, "run", at);
        Member(run, "tool", tool => Object(wrong, tool, "tool", at + ".tool"));
        var rules = new List<string>();
        Member(run, "tool", tool => Member(tool, "driver", driver =>
        {
            Object(wrong, driver, "driver", at + ".tool.driver");
            Each(driver, "rules", at + ".tool.driver", (rule, place) =>
            {
                rules.Add(rule.TryGetProperty("id", out var id) ? id.GetString()! : "");
                Rule(wrong, rule, place);
            });
        }));
        Each(run, "invocations", at, (invocation, place) =>
        {
            Object(wrong, invocation, "invocation", place);
            Each(invocation, "toolExecutionNotifications", place, (n, p) => Object(wrong, n, "notification", p));
        });
        Member(run, "automationDetails", details => Object(wrong, details, "automationDetails", at + ".automationDetails"));
        Word(wrong, run, "columnKind", ["utf16CodeUnits", "unicodeCodePoints"], at);
        Each(run, "results", at, (result, place) => Result(wrong, result, rules, place));
    }

    private static void Rule(List<string> wrong, JsonElement rule, string at)
    {
        Object(wrong, rule, "rule", at);
        foreach (var name in new[] { "shortDescription", "fullDescription", "help" })
        {
            Member(rule, name, text => Object(wrong, text, "string", $"{at}.{name}"));
        }

        Member(rule, "defaultConfiguration", c =>
        {
            Object(wrong, c, "configuration", at + ".defaultConfiguration");
            Word(wrong, c, "level", Levels, at + ".defaultConfiguration");
        });
    }

    private static void Result(List<string> wrong, JsonElement result, List<string> rules, string at)
    {
        Object(wrong, result, "result", at);
        Member(result, "message", m => Object(wrong, m, "message", at + ".message"));
        Word(wrong, result, "level", Levels, at);
        Word(wrong, result, "kind", Kinds, at);
        Word(wrong, result, "baselineState", States, at);
        if (result.TryGetProperty("ruleIndex", out var index) && result.TryGetProperty("ruleId", out var id) && rules.Count > 0 && index.GetInt32() >= 0
            && (index.GetInt32() >= rules.Count || !(id.GetString() == rules[index.GetInt32()] || id.GetString()!.StartsWith(rules[index.GetInt32()] + "/", StringComparison.Ordinal))))
        {
            wrong.Add($"{at}.ruleIndex: it is not the rule {id.GetString()}");
        }

        foreach (var prints in new[] { "partialFingerprints", "fingerprints" })
        {
            Member(result, prints, p => wrong.AddRange(p.EnumerateObject().Where(f => f.Value.ValueKind != JsonValueKind.String).Select(f => $"{at}.{prints}.{f.Name}: not a text")));
        }

        Each(result, "locations", at, (location, place) => Location(wrong, location, place));
    }

    private static void Location(List<string> wrong, JsonElement location, string at)
    {
        Object(wrong, location, "location", at);
        Each(location, "logicalLocations", at, (l, p) => Object(wrong, l, "logicalLocation", p));
        Member(location, "physicalLocation", physical =>
        {
            Object(wrong, physical, "physicalLocation", at);
            Member(physical, "artifactLocation", artifact =>
            {
                Object(wrong, artifact, "artifactLocation", at);
                if (artifact.TryGetProperty("uri", out var uri) && !(Uri.TryCreate(uri.GetString(), UriKind.RelativeOrAbsolute, out _) && Uri.IsWellFormedUriString(uri.GetString(), UriKind.RelativeOrAbsolute)))
                {
                    wrong.Add($"{at}: '{uri.GetString()}' is not a URI");
                }
            });
            Member(physical, "region", region =>
            {
                Object(wrong, region, "region", at);
                if (region.TryGetProperty("startLine", out var line) && line.GetInt32() < 1)
                {
                    wrong.Add($"{at}: lines are counted from 1");
                }
            });
        });
    }

    private static void Object(List<string> wrong, JsonElement json, string type, string at)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            wrong.Add($"{at}: not an object");
            return;
        }

        var (needs, may) = Objects[type];
        wrong.AddRange(needs.Where(n => !json.TryGetProperty(n, out _)).Select(n => $"{at}: no {n}"));
        wrong.AddRange(json.EnumerateObject().Select(m => m.Name).Where(n => n != "properties" && !needs.Contains(n) && !may.Contains(n)).Select(n => $"{at}: {type} has no {n}"));
    }

    private static void Word(List<string> wrong, JsonElement json, string name, string[] words, string at)
    {
        if (json.TryGetProperty(name, out var word) && !words.Contains(word.GetString()))
        {
            wrong.Add($"{at}.{name}: '{word.GetString()}'");
        }
    }

    private static void Member(JsonElement json, string name, Action<JsonElement> look)
    {
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value))
        {
            look(value);
        }
    }

    private static void Each(JsonElement json, string name, string at, Action<JsonElement, string> look) => Member(json, name, list =>
    {
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            look(item, $"{at}.{name}[{i++}]");
        }
    });
}
