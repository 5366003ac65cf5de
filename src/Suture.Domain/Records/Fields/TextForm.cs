using Suture.Domain.Results;

namespace Suture.Domain.Records.Fields;

/// <summary>
/// A form that a text field's value must have to be written. What is stored already is not asked again: entries of the ledger stay
/// readable whatever is asked later.
/// </summary>
/// <param name="Example">A value that has the form.</param>
/// <param name="Check">What is wrong with a value; null when nothing is.</param>
public sealed record TextForm(string Example, Func<string, Problem?> Check);
