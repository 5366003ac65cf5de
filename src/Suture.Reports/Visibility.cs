using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Suture.Reports.Tests")]
