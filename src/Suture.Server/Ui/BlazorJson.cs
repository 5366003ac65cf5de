using System.Text.Json.Serialization;

namespace Suture.Server.Ui;

/// <summary>What Blazor itself answers as JSON; the API knows its own types only.</summary>
[JsonSerializable(typeof(IList<string>))]
internal sealed partial class BlazorJson : JsonSerializerContext;
