namespace Microsoft.ML.Imbalance.Tests.Neighbors;

/// <summary>Data that is hard on a neighbor search, each in its own way.</summary>
internal static class NeighborData
{
    public static readonly string[] Names =
        ["gaussian", "clustered", "grid", "identical", "far from zero", "mixed scales", "constant columns", "two far groups", "copies", "huge", "tiny"];

    public static RowMatrix Gaussian(int rowCount, int dimension, int seed = 1)
    {
        var values = new float[rowCount * dimension];
        RandomStream random = RandomStream.Create(seed, "test");
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.NextGaussian();
        return new RowMatrix(values, rowCount, dimension);
    }

    /// <summary>Each value of a Gaussian matrix replaced.</summary>
    public static RowMatrix Map(RowMatrix source, Func<float, int, int, float> value)
    {
        var values = new float[source.Values.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = value(source.Values[i], i / source.Dimension, i % source.Dimension);
        return new RowMatrix(values, source.RowCount, source.Dimension);
    }

    /// <summary>Twenty clusters a hundredth as wide as they are far apart.</summary>
    public static RowMatrix Clustered(int rowCount, int dimension, int seed = 1)
    {
        RowMatrix centers = Gaussian(20, dimension, seed + 1);
        return Map(Gaussian(rowCount, dimension, seed), (value, row, column) => centers[row % 20][column] + 0.01f * value);
    }

    /// <summary>Integers 0 … 2: distances tie everywhere, and rows repeat.</summary>
    public static RowMatrix Grid(int rowCount, int dimension, int seed = 1)
        => Map(Gaussian(rowCount, dimension, seed), (value, _, _) => MathF.Round(Math.Clamp(value, -1, 1)) + 1);

    public static RowMatrix Identical(int rowCount, int dimension) => Map(Gaussian(rowCount, dimension), (_, _, column) => 0.1f * column + 3);

    /// <summary>The structure lies in the last digits that a float of this size has.</summary>
    public static RowMatrix FarFromZero(int rowCount, int dimension) => Map(Gaussian(rowCount, dimension), (value, _, _) => value + 1e6f);

    public static RowMatrix MixedScales(int rowCount, int dimension)
        => Map(Gaussian(rowCount, dimension), (value, _, column) => value * MathF.Pow(10, column % 8 - 4));

    public static RowMatrix ConstantColumns(int rowCount, int dimension)
        => Map(Gaussian(rowCount, dimension), (value, _, column) => column % 2 == 1 || dimension == 1 ? 5 : value);

    /// <summary>Two groups a million times farther apart than they are wide: inner products tell nothing within a group.</summary>
    public static RowMatrix TwoFarGroups(int rowCount, int dimension)
        => Map(Gaussian(rowCount, dimension), (value, row, _) => 1e-3f * value + (row % 2 == 0 ? 1e3f : -1e3f));

    public static RowMatrix WithCopies(int rowCount, int dimension)
    {
        RowMatrix source = Gaussian(rowCount, dimension);
        return Map(source, (value, row, column) => row % 3 == 0 ? source[row / 7][column] : value);
    }

    public static RowMatrix Scaled(int rowCount, int dimension, float factor) => Map(Gaussian(rowCount, dimension), (value, _, _) => value * factor);

    public static RowMatrix Make(string name, int rowCount, int dimension) => name switch
    {
        "gaussian" => Gaussian(rowCount, dimension),
        "clustered" => Clustered(rowCount, dimension),
        "grid" => Grid(rowCount, dimension),
        "identical" => Identical(rowCount, dimension),
        "far from zero" => FarFromZero(rowCount, dimension),
        "mixed scales" => MixedScales(rowCount, dimension),
        "constant columns" => ConstantColumns(rowCount, dimension),
        "two far groups" => TwoFarGroups(rowCount, dimension),
        "copies" => WithCopies(rowCount, dimension),
        "huge" => Scaled(rowCount, dimension, 1e36f),
        "tiny" => Scaled(rowCount, dimension, 1e-40f),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
