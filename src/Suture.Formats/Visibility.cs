using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Suture.Formats.Tests")]
