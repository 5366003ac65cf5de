using Microsoft.AspNetCore.Components;

namespace Suture.Server.Ui.Shared;

/// <summary>A page with two matrices of risks, before and after controls, and a list of some of them. The address holds which.</summary>
public abstract class MatrixPage : DevicePage
{
    /// <summary>Stands for what the address says now.</summary>
    protected const string Same = "\0";

    protected const int PageSize = 50;

    /// <summary>Which matrix the cell is of: before or after.</summary>
    [SupplyParameterFromQuery]
    public string? Side { get; set; }

    /// <summary>A cell: codes of its row and its severity, with a point between.</summary>
    [SupplyParameterFromQuery]
    public string? Cell { get; set; }

    /// <summary>Which risks are listed; nothing for all.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [SupplyParameterFromQuery]
    public int Skip { get; set; }

    /// <summary>The cell is of the matrix after controls.</summary>
    protected bool OfAfter => Side != "before";

    protected bool IsChosen(string cell, bool after) => cell == Cell && after == OfAfter;

    /// <summary>An address of this page: what is not named stays as it is, but for the place in the list: another choice begins at its first page.</summary>
    protected string Address(string page, string? show, string? side, string? cell, string? at, string? skip, params (string Name, string? Value)[] more) => Paths.With(
        To(page), [("show", Kept(show, Show)), ("side", Kept(side, Side)), ("cell", Kept(cell, Cell)), ("at", Kept(at, At)), .. more, ("skip", skip)]);

    protected static string? Kept(string? wanted, string? now) => wanted == Same ? now : wanted;
}
