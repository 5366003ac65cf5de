using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

public sealed class PlanApiTests
{
    private const string Address = "/api/v1/devices/PUMP/plan";
    private const string Item = "document.software_development_plan";

    [Fact]
    public async Task AnItem_IsGivenToSomebody_KeepsItsOwner_AndIsOverdueAfterItsDay()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var plan = await (await engineer.ReadAsync(Address)).JsonAsync(HttpStatusCode.OK);
        plan.GetProperty("sections")[0].Text("stage").ShouldBe("planning");
        Find(plan).GetProperty("clauses").EnumerateArray().Select(c => c.Text("clause")).ShouldContain("5.1.1");

        var assigned = await (await engineer.SendAsync(HttpMethod.Put, $"{Address}/{Item}", new { owner = "engineer", due = "2020-01-31", note = "Start here" })).JsonAsync(HttpStatusCode.OK);
        Find(assigned).ShouldSatisfyAllConditions(i => i.Text("owner").ShouldBe("engineer"), i => i.Text("due").ShouldBe("2020-01-31"), i => i.GetProperty("overdue").GetBoolean().ShouldBeTrue());
        assigned.GetProperty("overdue").GetInt32().ShouldBe(1);
        var again = await (await engineer.SendAsync(HttpMethod.Put, $"{Address}/{Item}", new { owner = "engineer", due = "2020-01-31", note = "Start here" })).JsonAsync(HttpStatusCode.OK);
        again.GetProperty("position").GetInt64().ShouldBe(assigned.GetProperty("position").GetInt64(), "nothing changed, so nothing was written");
        var cleared = await (await engineer.SendAsync(HttpMethod.Put, $"{Address}/{Item}", new { })).JsonAsync(HttpStatusCode.OK);
        Find(cleared).TryGetProperty("owner", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task WhatIsNotInThePlan_CanNotBeAssigned()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        (await (await engineer.SendAsync(HttpMethod.Put, $"{Address}/document.poems", new { owner = "engineer" })).CodeAsync()).ShouldBe("plan.item.unknown");
        (await (await engineer.SendAsync(HttpMethod.Put, $"{Address}/{Item}", new { owner = new string('x', 101) })).CodeAsync()).ShouldBe("plan.owner");
    }

    [Theory]
    [InlineData("html", "text/html")]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task ThePlan_CanBeHadAsAFile(string format, string type)
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var answer = await engineer.ReadAsync($"{Address}/report?format={format}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(1000);
        (await (await engineer.ReadAsync($"{Address}/report?format=poem")).CodeAsync()).ShouldBe("format.unknown");
    }

    private static JsonElement Find(JsonElement plan) => plan.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("items").EnumerateArray()).Single(i => i.Text("id") == Item);
}
