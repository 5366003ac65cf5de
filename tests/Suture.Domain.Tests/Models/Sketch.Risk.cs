namespace Suture.Domain.Tests.Models;

/// <summary>What the catalogs of risk need on top: links that were looked at again.</summary>
public sealed partial class Sketch
{
    /// <summary>A person looked at all links again: none is suspect any more.</summary>
    public Sketch Confirm()
    {
        for (var i = 0; i < links.Count; i++)
        {
            links[i] = links[i] with { FromHash = records[links[i].From].ContentHash, ToHash = records[links[i].To].ContentHash };
        }

        return this;
    }

    /// <summary>Takes a tag away again.</summary>
    public Sketch Untag(string key, string tag) => Change(key, r => r with { Tags = r.Tags.Remove(tag) });
}
