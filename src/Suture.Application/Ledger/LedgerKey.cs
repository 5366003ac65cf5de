using System.Security.Cryptography;
using System.Text;
using Suture.Ledger;

namespace Suture.Application.Ledger;

/// <summary>
/// The installation's signing key: ECDSA P-256 in <c>ledger-key.pem</c> of the data directory, readable by the owner only. Its public half is
/// what outsiders need to verify checkpoints and receipts; its name is the installation's origin.
/// </summary>
public sealed class LedgerKey : IDisposable
{
    private const string FileName = "ledger-key.pem";
    private const string NameFile = "ledger-name";
    private readonly EcdsaNoteSigner signer;

    private LedgerKey(EcdsaNoteSigner signer) => this.signer = signer;

    public INoteSigner Signer => signer;

    /// <summary>For whoever verifies: give it out, and keep a copy outside.</summary>
    public NoteVerifierKey Public => signer.VerifierKey;

    /// <summary>Name of the installation, first part of every checkpoint's origin.</summary>
    public string Origin => signer.Name;

    /// <summary>Loads the key of a data directory; null when there is none.</summary>
    public static LedgerKey? TryLoad(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, FileName);
        var name = Path.Combine(dataDirectory, NameFile);
        return File.Exists(file) && File.Exists(name)
            ? new LedgerKey(EcdsaNoteSigner.FromPem(File.ReadAllText(name, Encoding.UTF8).Trim(), File.ReadAllText(file, Encoding.UTF8)))
            : null;
    }

    /// <summary>Makes a new key; never replaces one, because old checkpoints would no longer verify.</summary>
    public static LedgerKey Create(string dataDirectory, string origin)
    {
        Directory.CreateDirectory(dataDirectory);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WritePrivate(Path.Combine(dataDirectory, FileName), key.ExportPkcs8PrivateKeyPem());
        WritePrivate(Path.Combine(dataDirectory, NameFile), origin);
        return TryLoad(dataDirectory)!;
    }

    public void Dispose() => signer.Dispose();

    private static void WritePrivate(string file, string content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.UTF8.GetBytes(content));
        stream.Flush(flushToDisk: true);
    }
}
