namespace Suture.Ledger.Tests;

/// <summary>Fixed keys, so that stored bytes can be compared. They sign nothing but tests.</summary>
internal static class TestKeys
{
    public const string Installation = "suture.example.org";

    private const string Pem =
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQge/A18lDeicQ2+7va
        wnjFUyiphOy208X34bqAOcTLGCChRANCAAQHY4PQNZZd8LLbZ/PUvXLpvDaGsPd6
        pzp1Pi0HKUgF12WEXkCHDk2CeU6YKT+a+fP+ihtrXUtBDBqjqPDzwcEt
        -----END PRIVATE KEY-----
        """;

    private const string OtherPem =
        """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgZNKfZFfulE7cmZ3w
        lVajT7Oy2nV39Kk5sgA1GnHhDEihRANCAATeUVhP760zXw9eJbTRq6ZgN5CrkpOU
        jFuVQkv8xmCHPXY4ucx5ycMyZ+Mb0OiukYt/DLDjh8i2s3xg/314kCo4
        -----END PRIVATE KEY-----
        """;

    public static EcdsaNoteSigner Signer { get; } = EcdsaNoteSigner.FromPem(Installation, Pem);

    /// <summary>Another key under the same name.</summary>
    public static EcdsaNoteSigner Stranger { get; } = EcdsaNoteSigner.FromPem(Installation, OtherPem);

    /// <summary>A witness: another name, another key.</summary>
    public static EcdsaNoteSigner Witness { get; } = EcdsaNoteSigner.FromPem("witness.example.net", OtherPem);

    public static NoteVerifierKey Verifier => Signer.VerifierKey;
}
