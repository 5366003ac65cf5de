namespace Suture.Cli.Tests.Ci;

/// <summary>The comment scripts of docs/ci, run against the parts of the services' APIs that they use.</summary>
public sealed class CommentScriptTests
{
    private const string Marker = "<!-- suture-gate PUMP -->";
    private const string First = Marker + "\nFirst \"words\" \\ `code` $HOME @name ü\n";

    [Theory]
    [InlineData("comment-github.sh")]
    [InlineData("comment-gitlab.sh")]
    [InlineData("comment-azure.sh")]
    public async Task Comment_is_posted_once_and_then_refreshed(string script)
    {
        using var folder = new TemporaryFolder();
        await using var forge = await FakeForge.StartAsync();
        forge.Comments.Add(("anna.berg", "Looks fine."));

        (await RunAsync(script, folder, forge, First)).Code.ShouldBe(0);
        (await RunAsync(script, folder, forge, Marker + "\nSecond\n")).Code.ShouldBe(0);

        forge.Comments.Select(c => c.Body).ShouldBe(["Looks fine.", Marker + "\nSecond\n"]);
    }

    [Theory]
    [InlineData("comment-github.sh")]
    [InlineData("comment-gitlab.sh")]
    [InlineData("comment-azure.sh")]
    public async Task Comment_arrives_as_it_was_written(string script)
    {
        using var folder = new TemporaryFolder();
        await using var forge = await FakeForge.StartAsync();

        await RunAsync(script, folder, forge, First);

        forge.Comments.Single().Body.ShouldBe(First);
    }

    [Theory]
    [InlineData("comment-github.sh")]
    [InlineData("comment-gitlab.sh")]
    public async Task Own_comment_is_found_behind_many_others_and_that_of_somebody_else_is_left_alone(string script)
    {
        using var folder = new TemporaryFolder();
        await using var forge = await FakeForge.StartAsync();
        forge.Comments.Add(("somebody", First));
        forge.Comments.AddRange(Enumerable.Range(1, 150).Select(i => ("anna.berg", $"Comment {i}")));
        forge.Comments.Add((FakeForge.Me, First));

        (await RunAsync(script, folder, forge, Marker + "\nSecond\n")).Code.ShouldBe(0);

        forge.Comments.Count.ShouldBe(152);
        forge.Comments[0].Body.ShouldBe(First);
        forge.Comments[^1].Body.ShouldBe(Marker + "\nSecond\n");
    }

    [Theory]
    [InlineData("comment-github.sh", "GITHUB_TOKEN")]
    [InlineData("comment-gitlab.sh", "GITLAB_TOKEN")]
    [InlineData("comment-azure.sh", "SYSTEM_ACCESSTOKEN")]
    public async Task Wrong_token_fails_the_step_and_is_not_printed(string script, string token)
    {
        using var folder = new TemporaryFolder();
        await using var forge = await FakeForge.StartAsync();

        var run = await RunAsync(script, folder, forge, First, (token, "wrong-secret"));

        run.Code.ShouldNotBe(0);
        run.Output.ShouldNotContain("wrong-secret");
        forge.Comments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Baseline_is_fetched_and_a_missing_one_is_no_failure()
    {
        using var folder = new TemporaryFolder();
        await using var forge = await FakeForge.StartAsync();
        var settings = Settings(forge);

        var none = await CiScript.RunAsync("baseline-gitlab.sh", folder.Path, settings, "baseline/gate.json", "baseline");
        none.Code.ShouldBe(0, none.Output);
        File.Exists(folder.Of("baseline/gate.json")).ShouldBeFalse();

        forge.Artifact = "{}";
        var one = await CiScript.RunAsync("baseline-gitlab.sh", folder.Path, settings, "baseline/gate.json", "baseline");
        one.Code.ShouldBe(0, one.Output);
        (await File.ReadAllTextAsync(folder.Of("baseline/gate.json"), TestContext.Current.CancellationToken)).ShouldBe("{}");
    }

    private static Task<CiScript> RunAsync(string script, TemporaryFolder folder, FakeForge forge, string comment, params (string Name, string Value)[] others)
    {
        var settings = Settings(forge);
        foreach (var (name, value) in others)
        {
            settings[name] = value;
        }

        return CiScript.RunAsync(script, folder.Path, settings, folder.Write("comment.md", comment));
    }

    private static Dictionary<string, string> Settings(FakeForge forge) => new()
    {
        ["GITHUB_TOKEN"] = FakeForge.Token, ["GITHUB_API_URL"] = forge.Url, ["GITHUB_REPOSITORY"] = "talvik/pump", ["PULL_REQUEST"] = "7",
        ["GITLAB_TOKEN"] = FakeForge.Token, ["CI_API_V4_URL"] = forge.Url, ["CI_PROJECT_ID"] = "5", ["CI_MERGE_REQUEST_IID"] = "7", ["CI_DEFAULT_BRANCH"] = "main", ["CI_JOB_TOKEN"] = FakeForge.Token,
        ["SYSTEM_ACCESSTOKEN"] = FakeForge.Token, ["SYSTEM_COLLECTIONURI"] = forge.Url + "/c/", ["SYSTEM_TEAMPROJECTID"] = "p", ["BUILD_REPOSITORY_ID"] = "r", ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "7",
    };
}
