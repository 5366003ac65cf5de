namespace Suture.Ledger;

/// <summary>The JSON has no canonical form: a duplicate name, a lone surrogate, a number that no double holds, or it is no JSON.</summary>
public sealed class CanonicalJsonException : FormatException
{
    public CanonicalJsonException()
    {
    }

    public CanonicalJsonException(string message)
        : base(message)
    {
    }

    public CanonicalJsonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
