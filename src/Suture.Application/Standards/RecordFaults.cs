using Suture.Application.Records;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Model;
using Suture.Formats.Text;

namespace Suture.Application.Standards;

/// <summary>What is wrong with records as the rules on electronic records see it: signatures, steps, copies.</summary>
internal sealed class RecordFaults
{
    public int Devices { get; private set; }

    public int Records { get; private set; }

    /// <summary>Signatures that stand.</summary>
    public int Signed { get; private set; }

    /// <summary>Signed without a printed name.</summary>
    public List<string> Incomplete { get; } = [];

    /// <summary>Signed over other content than what is shown.</summary>
    public List<string> Loose { get; } = [];

    /// <summary>In a state that only a signature leads to, without one.</summary>
    public List<string> OutOfOrder { get; } = [];

    /// <summary>Not the same after being written as text and read back.</summary>
    public List<string> NotCopied { get; } = [];

    public void LookAt(DeviceModel model)
    {
        Devices++;
        foreach (var record in model.All())
        {
            Records++;
            LookAt(record, record.Id.In(model.Device.Key));
        }

        LookAtCopy(model);
    }

    private void LookAt(Record record, string key)
    {
        if (record.Signature is not { } signature)
        {
            if (NeedsSignature(record.Id.Kind.Definition().Lifecycle, record.State.Name))
            {
                OutOfOrder.Add(key);
            }

            return;
        }

        Signed++;
        if (string.IsNullOrWhiteSpace(signature.PrintedName))
        {
            Incomplete.Add(key);
        }

        if (signature.ContentHash != record.ContentHash)
        {
            Loose.Add(key);
        }
    }

    private void LookAtCopy(DeviceModel model)
    {
        var copy = RecordFolder.Read(RecordTransfer.TextFolderOf(model, _ => true).Select(f => (f.Path, (ReadOnlyMemory<byte>)f.Bytes)));
        if (!copy.TryGet(out var read))
        {
            NotCopied.Add($"{model.Device.Key} ({copy.Problems[0].Message})");
            return;
        }

        var hashes = read.Records.Where(d => d.Number is not null).Select(d => (Id: new RecordId(d.Kind, d.Number!.Value), Draft: d))
            .ToDictionary(d => d.Id, d => RecordContent.Hash(d.Id, d.Draft.Title ?? string.Empty, d.Draft.Text ?? string.Empty, d.Draft.Fields ?? FieldValues.Empty(d.Id.Kind.Definition())));
        NotCopied.AddRange(model.All().Where(r => !hashes.TryGetValue(r.Id, out var hash) || hash != r.ContentHash).Select(r => r.Id.In(model.Device.Key)));
    }

    private static bool NeedsSignature(Lifecycle lifecycle, string state) =>
        lifecycle.Transitions.Where(t => t.To == state).ToList() is { Count: > 0 } ways && ways.TrueForAll(t => t.Signature is not null);
}
