namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Generated matrices, the same on every machine.</summary>
internal static class BenchmarkData
{
    public static RowMatrix Make(string name, int rowCount, int dimension) => name switch
    {
        "gaussian" => Gaussian(rowCount, dimension),
        "clustered" => Clustered(rowCount, dimension),
        "binary" => Binary(rowCount, dimension),
        "identical" => new RowMatrix(new float[rowCount * dimension], rowCount, dimension),
        _ => throw new ArgumentException($"No data set is called '{name}'. There are: gaussian, clustered, binary, identical."),
    };

    /// <summary>Independent standard normal values: no structure, the worst case for pruning.</summary>
    public static RowMatrix Gaussian(int rowCount, int dimension)
    {
        var values = new float[rowCount * dimension];
        Fill(values, RandomStream.Create(1, "benchmark"));
        return new RowMatrix(values, rowCount, dimension);
    }

    /// <summary>
    /// Twenty clusters, each a random linear image of max(3, dimension / 5) normal variables, their centers about as far apart as they are wide, and a
    /// little noise in all directions: what tables of correlated columns look like.
    /// </summary>
    public static RowMatrix Clustered(int rowCount, int dimension)
    {
        const int ClusterCount = 20;
        int intrinsic = Math.Min(dimension, Math.Max(3, dimension / 5));
        RandomStream random = RandomStream.Create(2, "benchmark");
        var centers = new float[ClusterCount * dimension];
        var images = new float[ClusterCount * intrinsic * dimension];
        Fill(centers, random.Split(0));
        Fill(images, random.Split(1));

        var values = new float[rowCount * dimension];
        RandomStream draws = random.Split(2);
        for (int row = 0; row < rowCount; row++)
        {
            int cluster = draws.Next(ClusterCount);
            Span<float> target = values.AsSpan(row * dimension, dimension);
            for (int k = 0; k < dimension; k++)
                target[k] = 3 * centers[cluster * dimension + k] + 0.05f * (float)draws.NextGaussian();
            for (int factor = 0; factor < intrinsic; factor++)
            {
                float weight = (float)draws.NextGaussian() / MathF.Sqrt(intrinsic);
                ReadOnlySpan<float> image = images.AsSpan((cluster * intrinsic + factor) * dimension, dimension);
                for (int k = 0; k < dimension; k++)
                    target[k] += weight * image[k];
            }
        }
        return new RowMatrix(values, rowCount, dimension);
    }

    /// <summary>Indicators, a fifth of them set: distances tie in large groups, and rows repeat.</summary>
    public static RowMatrix Binary(int rowCount, int dimension)
    {
        RowMatrix rows = Gaussian(rowCount, dimension);
        for (int i = 0; i < rows.Values.Length; i++)
            rows.Values[i] = rows.Values[i] > 0.84f ? 1 : 0;
        return rows;
    }

    private static void Fill(float[] values, RandomStream random)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)random.NextGaussian();
    }
}
