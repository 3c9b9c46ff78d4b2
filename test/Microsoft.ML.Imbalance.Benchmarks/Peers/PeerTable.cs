using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>A table of two classes in files that both sides read: PREFIX.f64 holds the rows as doubles, PREFIX.i32 the labels, 1 for the smaller class.</summary>
internal sealed record PeerTable(string Name, int Rows, int Columns, double Minority)
{
    public const string Cover = "cover";

    /// <summary>What the rows take in single precision.</summary>
    public double Megabytes => (double)Rows * Columns * sizeof(float) / (1 << 20);

    /// <summary>How many of the last columns hold categories in the table of a method that reads them.</summary>
    public static int CategoryCount(int columns) => Math.Min(5, columns / 2);

    /// <summary>Reads <c>100000x30</c>; the smaller class has that share of the rows.</summary>
    public static PeerTable Parse(string text, double minority)
    {
        string[] sizes = text.Split('x');
        if (sizes.Length != 2)
            throw new ArgumentException($"'{text}' is no table. Tables are ROWSxCOLUMNS, as in 100000x30, or cover.");
        return new PeerTable(text, int.Parse(sizes[0], CultureInfo.InvariantCulture), int.Parse(sizes[1], CultureInfo.InvariantCulture), minority);
    }

    /// <summary>Writes a generated table: majority and minority are mixtures of four and three unit Gaussians, centers uniform in ±6 / √d, so that classes overlap alike for every d.</summary>
    /// <param name="prefix">The path without extension.</param>
    /// <param name="withCategories">Whether the last columns become their deciles.</param>
    public void Write(string prefix, bool withCategories)
    {
        RandomStream random = RandomStream.Create(1, nameof(PeerTable));
        double[][][] centers = [.. new[] { 4, 3 }.Select(count => Enumerable.Range(0, count).Select(_ => Center(ref random)).ToArray())];
        int minority = Math.Max(10, (int)Math.Round(Rows * Minority));
        var labels = new int[Rows];
        var values = new double[Rows * Columns];
        for (int row = 0, left = minority; row < Rows; row++)
        {
            // Exactly so many, each set of rows equally likely.
            labels[row] = random.Next(Rows - row) < left ? 1 : 0;
            left -= labels[row];
            double[][] own = centers[labels[row]];
            double[] center = own[random.Next(own.Length)];
            for (int column = 0; column < Columns; column++)
                values[row * Columns + column] = center[column] + random.NextGaussian();
        }
        for (int column = Columns - CategoryCount(Columns); withCategories && column < Columns; column++)
            CutIntoDeciles(values, column);
        Save(prefix, values, labels);
    }

    /// <summary>Writes a table from a CSV file, plain or gzipped: a header, numbers, the label last.</summary>
    public static PeerTable FromCsv(string path, string prefix)
    {
        using Stream file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        int columns = reader.ReadLine()!.Split(',').Length - 1;
        var values = new List<double>();
        var labels = new List<int>();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            values.AddRange(cells[..^1].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
            labels.Add(int.Parse(cells[^1], CultureInfo.InvariantCulture));
        }
        Save(prefix, [.. values], [.. labels]);
        return new PeerTable(Cover, labels.Count, columns, labels.Average());
    }

    private static void Save(string prefix, double[] values, int[] labels)
    {
        File.WriteAllBytes(prefix + ".f64", MemoryMarshal.AsBytes<double>(values));
        File.WriteAllBytes(prefix + ".i32", MemoryMarshal.AsBytes<int>(labels));
    }

    private double[] Center(ref RandomStream random)
    {
        var center = new double[Columns];
        for (int column = 0; column < Columns; column++)
            center[column] = (2 * random.NextDouble() - 1) * 6 / Math.Sqrt(Columns);
        return center;
    }

    private void CutIntoDeciles(double[] values, int column)
    {
        double[] sorted = [.. Enumerable.Range(0, Rows).Select(row => values[row * Columns + column]).Order()];
        double[] bounds = [.. Enumerable.Range(1, 9).Select(tenth => sorted[tenth * Rows / 10])];
        for (int row = 0; row < Rows; row++)
            values[row * Columns + column] = bounds.Count(bound => bound < values[row * Columns + column]);
    }
}
