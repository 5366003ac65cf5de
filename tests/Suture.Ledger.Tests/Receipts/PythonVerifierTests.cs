using System.ComponentModel;
using System.Diagnostics;

namespace Suture.Ledger.Tests.Receipts;

/// <summary>
/// docs/verify_receipt.py is a second implementation, written only from docs/ledger-format.md: it must agree with the
/// first. Where there is no python3 the test passes only outside CI.
/// </summary>
public sealed class PythonVerifierTests
{
    [Fact]
    public async Task The_Python_verifier_accepts_the_golden_receipt_and_prints_its_entry()
    {
        if (await RunAsync(RepositoryFiles.Expectation("receipt.tlog-proof"), TestKeys.Verifier) is not { } run)
        {
            return;
        }

        run.Output.TrimEnd('\r', '\n').ShouldBe(System.Text.Encoding.UTF8.GetString(Example.Entries[1]), run.Error);
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_Python_verifier_refuses_what_the_product_refuses()
    {
        var good = await File.ReadAllTextAsync(RepositoryFiles.Expectation("receipt.tlog-proof"), TestContext.Current.CancellationToken);
        var (entry, forged) = (Convert.ToBase64String(Example.Entries[1]), Convert.ToBase64String(Example.Entries[2]));
        foreach (var (changed, key) in ((string, NoteVerifierKey)[])
        [
            (good, TestKeys.Stranger.VerifierKey),
            (good, TestKeys.Witness.VerifierKey),
            (good.Replace(entry, forged, StringComparison.Ordinal), TestKeys.Verifier),
            (good.Replace("index 1", "index 2", StringComparison.Ordinal), TestKeys.Verifier),
            (good.Replace("\n3\n", "\n4\n", StringComparison.Ordinal), TestKeys.Verifier),
            (good.Replace("/device/", "/devices/", StringComparison.Ordinal), TestKeys.Verifier),
        ])
        {
            ReceiptVerifier.Verify(changed, [key]).Ok.ShouldBeFalse();
            var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            await File.WriteAllTextAsync(file, changed, TestContext.Current.CancellationToken);
            try
            {
                if (await RunAsync(file, key) is not { } run)
                {
                    return;
                }

                run.ExitCode.ShouldBe(1);
                run.Error.ShouldContain("does not hold:");
                run.Output.ShouldBeEmpty();
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    private static async Task<(int ExitCode, string Output, string Error)?> RunAsync(string receipt, NoteVerifierKey key)
    {
        var start = new ProcessStartInfo("python3") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        foreach (var argument in (string[])[Path.Combine(RepositoryFiles.Root, "docs", "verify_receipt.py"), receipt, key.ToString()])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception)
        {
            Environment.GetEnvironmentVariable("CI").ShouldBeNullOrEmpty("In CI python3 must be there, so that the second implementation is compared.");
            return null;
        }
    }
}
