using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Server.Ui.Records;

namespace Suture.Server.Tests.Ui;

public sealed class RecordInputTests
{
    private static readonly KindDefinition Kind = RecordKind.SOUP.Definition();

    [Fact]
    public void A_form_that_nobody_touched_changes_nothing()
    {
        var patch = new RecordInput(Kind, Stored()).ToPatch().Value;
        patch.Title.ShouldBeNull();
        patch.Text.ShouldBeNull();
        patch.Owner.ShouldBeNull();
        patch.Alias.ShouldBeNull();
        patch.Tags.ShouldBeNull();
        patch.Fields!.Filled.ShouldBeEmpty();
        patch.Cleared.ShouldBeEmpty();
    }

    [Fact]
    public void A_patch_holds_only_what_was_typed()
    {
        var input = new RecordInput(Kind, Stored()) { Title = "zlib-ng" };
        Field(input, SoftwareKinds.SoupVersion).Text = "2.2.4";
        Field(input, SoftwareKinds.SoupManufacturer).Text = string.Empty;
        var patch = input.ToPatch().Value;
        patch.Title.ShouldBe("zlib-ng");
        patch.Text.ShouldBeNull();
        patch.Fields!.Filled.Select(f => f.Field.Name).ShouldBe([SoftwareKinds.SoupVersion.Name]);
        patch.Cleared.ShouldBe([SoftwareKinds.SoupManufacturer]);
    }

    [Fact]
    public void A_date_that_is_none_is_refused_at_its_field()
    {
        var input = new RecordInput(Kind, Stored());
        var date = Field(input, SoftwareKinds.SoupAnomalyReviewed);
        date.Text = "tomorrow";
        input.ToPatch().Problems.Length.ShouldBe(1);
        date.Problem.ShouldNotBeNull();
    }

    private static FieldInput Field(RecordInput input, Field field) => input.Fields.Single(f => f.Field == field);

    private static Domain.Records.Model.Record Stored()
    {
        var fields = FieldValues.Empty(Kind).With(SoftwareKinds.SoupVersion, "1.3.1").With(SoftwareKinds.SoupManufacturer, "Gailly and Adler").With(SoftwareKinds.SoupAnomalyReviewed, new DateOnly(2026, 3, 31));
        var id = new RecordId(RecordKind.SOUP, 1);
        var builder = new DeviceModelBuilder();
        builder.Apply(new DeviceCreated(new Device("PUMP", "Pump", "C", null, string.Empty)), new EventContext(0, DateTimeOffset.UnixEpoch, "anna.berg", null));
        builder.Apply(
            new RecordCreated(id, null, "zlib", "Compression.", "anna.berg", ["library"], fields, "draft", RecordContent.Hash(id, "zlib", "Compression.", fields)),
            new EventContext(1, DateTimeOffset.UnixEpoch, "anna.berg", null));
        return builder.Build().Get(id)!;
    }
}
