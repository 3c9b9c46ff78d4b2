using System.IO.Compression;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Models in files, as ML.NET saves them.</summary>
internal static class ModelFile
{
    // Archives hold times. The same model shall have the same bits whenever it is saved, so they all hold the first that there is.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Saves a model so that equal models have equal files.</summary>
    /// <param name="path">The file; it appears when it is complete.</param>
    /// <param name="model">The model.</param>
    /// <param name="input">The columns that it reads.</param>
    public static void Save(string path, ITransformer model, DataViewSchema input)
    {
        using var saved = new MemoryStream();
        new MLContext(seed: 0).Model.Save(model, input, saved);
        using var output = new SafeOutput(path);
        using (var source = new ZipArchive(saved, ZipArchiveMode.Read))
        using (var target = new ZipArchive(output.Stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = target.CreateEntry(entry.FullName);
                copy.LastWriteTime = NoTime;
                using Stream from = entry.Open();
                using Stream to = copy.Open();
                from.CopyTo(to);
            }
        }
        output.Complete();
    }

    /// <exception cref="ToolException">There is no such file, or it is no model.</exception>
    public static LoadedModel Load(string path)
    {
        InputFile.Check(path, "a model.zip");
        try
        {
            // ML.NET makes a temporary folder first, and leaves it there if the file is no archive.
            ZipFile.OpenRead(path).Dispose();
            ITransformer model = new MLContext(seed: 0).Model.Load(path, out DataViewSchema input);
            return new LoadedModel(path, model, input);
        }
        // Whatever is wrong with the file, the loader throws what it stumbles over first.
        catch (Exception e) when (e is not ToolException)
        {
            throw new ToolException($"'{path}' can't be read as a model: {ErrorText.FirstSentence(e)} Pass a .zip file that train, tune or ML.NET saved.");
        }
    }
}
