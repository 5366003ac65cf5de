namespace Suture.Storage;

/// <summary>The store can not be used as it is: newer than this program, or rows that can not be what they must. Says what to do.</summary>
public sealed class StorageException : Exception
{
    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
