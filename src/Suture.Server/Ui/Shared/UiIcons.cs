using Suture.Domain.Records;
using Mud = MudBlazor.Icons.Material.Outlined;

namespace Suture.Server.Ui.Shared;

/// <summary>The icons in use, by what they mean. Outlines come with MudBlazor; nothing is loaded from elsewhere.</summary>
public static class UiIcons
{
    public const string Overview = Mud.SpaceDashboard;
    public const string Plan = Mud.EventNote;
    public const string Class = Mud.Rule;
    public const string Matrix = Mud.TableChart;
    public const string Graph = Mud.Hub;
    public const string Clauses = Mud.FactCheck;
    public const string Installation = Mud.Dns;
    public const string Risk = Mud.GridView;
    public const string OverTime = Mud.StackedBarChart;
    public const string BowTie = Mud.CompareArrows;
    public const string Prompts = Mud.Lightbulb;
    public const string Next = Mud.ArrowForward;
    public const string Views = Mud.AccountTree;
    public const string SecurityRisk = Mud.GppMaybe;
    public const string Controls = Mud.PlaylistAddCheck;
    public const string Loop = Mud.Loop;
    public const string Diagram = Mud.Schema;
    public const string Releases = Mud.Inventory2;
    public const string Audit = Mud.History;
    public const string Cvss = Mud.Speed;
    public const string Import = Mud.FileUpload;
    public const string Export = Mud.FileDownload;
    public const string People = Mud.Group;
    public const string Tokens = Mud.VpnKey;
    public const string Account = Mud.AccountCircle;
    public const string SignOut = Mud.Logout;
    public const string Search = Mud.Search;
    public const string Theme = Mud.Contrast;
    public const string Menu = Mud.Menu;
    public const string Help = Mud.Keyboard;
    public const string Device = Mud.MonitorHeart;
    public const string Add = Mud.Add;
    public const string Edit = Mud.Edit;
    public const string Close = Mud.Close;
    public const string Link = Mud.AddLink;
    public const string Unlink = Mud.LinkOff;
    public const string Confirm = Mud.DoneAll;
    public const string Sign = Mud.Draw;
    public const string Open = Mud.ExpandMore;
    public const string Copy = Mud.ContentCopy;
    public const string Print = Mud.Print;
    public const string Impact = Mud.CallSplit;
    public const string ZoomIn = Mud.ZoomIn;
    public const string ZoomOut = Mud.ZoomOut;
    public const string ZoomAll = Mud.FitScreen;
    public const string Empty = Mud.Inbox;

    public static string Of(Tone tone) => tone switch
    {
        Tone.Good => Mud.CheckCircle,
        Tone.Warn => Mud.WarningAmber,
        Tone.Bad => Mud.ErrorOutline,
        Tone.Info => Mud.Info,
        _ => Mud.RadioButtonUnchecked,
    };

    public static string Of(KindGroup group) => group switch
    {
        KindGroup.Requirements => Mud.Checklist,
        KindGroup.Software => Mud.Memory,
        KindGroup.Verification => Mud.Science,
        KindGroup.Safety => Mud.HealthAndSafety,
        KindGroup.Security => Mud.Shield,
        KindGroup.Postmarket => Mud.Campaign,
        KindGroup.Documents => Mud.Description,
        _ => Mud.Folder,
    };
}
