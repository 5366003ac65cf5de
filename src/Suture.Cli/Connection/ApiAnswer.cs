using System.Text.Json;

namespace Suture.Cli.Connection;

/// <summary>A good answer: its JSON (undefined when there was no body) and the version for a following write.</summary>
internal sealed record ApiAnswer(JsonElement Json, string? ETag);

/// <summary>A downloaded file, or a text.</summary>
internal sealed record Download(byte[] Bytes, string? ContentType);
