using QRCoder;

namespace Suture.Server.Ui.People;

/// <summary>A QR code as a drawing inside the page: the secret in it is sent nowhere.</summary>
internal static class QrSvg
{
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: false, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
