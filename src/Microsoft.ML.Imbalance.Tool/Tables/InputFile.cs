namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file that is to be read.</summary>
internal static class InputFile
{
    /// <exception cref="ToolException">There is no such file.</exception>
    public static void Check(string path, string needed = "a .csv, .tsv or .parquet file; .csv and .tsv may be compressed (.gz)")
    {
        if (Directory.Exists(path))
            throw new ToolException($"'{path}' is a directory; a file is needed. Pass the path of {needed}.");
        if (!File.Exists(path))
            throw new ToolException($"File '{path}' was not found. Check the path; the current directory is '{Environment.CurrentDirectory}'.");
    }
}
