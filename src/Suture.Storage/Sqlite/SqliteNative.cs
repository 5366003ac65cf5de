using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Suture.Storage.Sqlite;

/// <summary>
/// The calls that read a column, straight to the library that SQLitePCLRaw has loaded. Each takes some nanoseconds, a device of 100,000
/// records takes seven million of them, and the way through the package's layers costs ten times as much.
/// </summary>
internal static class SqliteNative
{
    private const string Library = "e_sqlite3";

    public static ReadOnlySpan<byte> Blob(nint statement, int column)
    {
        // In this order: the first call may convert the value, the second then knows its length.
        var start = ColumnBlob(statement, column);
        return start == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), start), ColumnBytes(statement, column));
    }

    [DllImport(Library, EntryPoint = "sqlite3_column_type", CallingConvention = CallingConvention.Cdecl)]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern int ColumnType(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_int64", CallingConvention = CallingConvention.Cdecl)]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    public static extern long ColumnInt64(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_blob", CallingConvention = CallingConvention.Cdecl)]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint ColumnBlob(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_bytes", CallingConvention = CallingConvention.Cdecl)]
    [SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int ColumnBytes(nint statement, int column);
}
