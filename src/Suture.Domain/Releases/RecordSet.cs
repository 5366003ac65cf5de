using System.Text;
using Suture.Domain.Records.Model;
using Suture.Ledger;

namespace Suture.Domain.Releases;

/// <summary>
/// All records of a device that are not retired, as one hash: a line <c>SRS-12 3 hash</c> (key, revision, content hash) for each, in the
/// order of keys, as leaves of an RFC 6962 tree. The lines can be made again from the ledger at the baseline's position.
/// </summary>
public static class RecordSet
{
    public static FixedRecords Of(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var leaves = Lines(model).Select(l => MerkleTree.LeafHash(Encoding.UTF8.GetBytes(l))).ToArray();
        return new FixedRecords(leaves.Length, TreeEdge.Empty.AppendMany(leaves).Root);
    }

    /// <summary>The lines that are hashed, without line ends.</summary>
    public static IEnumerable<string> Lines(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.InKeyOrder().Where(r => !r.IsRetired).Select(r => $"{r.Id} {r.Revision} {r.ContentHash}");
    }
}
