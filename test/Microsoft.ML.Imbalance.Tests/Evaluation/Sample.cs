using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

/// <summary>Overlapping Gaussian classes in two columns.</summary>
internal static class Sample
{
    /// <summary>One row in ten is positive, its features shifted by 1.5. Four rows make a group.</summary>
    public static IDataView Binary(MLContext context, int seed, int count)
    {
        RandomStream random = RandomStream.Create(seed, "sample");
        var rows = new BinaryInput[count];
        for (int row = 0; row < count; row++)
        {
            bool label = row % 10 == 3;
            float shift = label ? 1.5f : 0;
            rows[row] = new BinaryInput { Label = label, Group = row / 4, Features = [(float)random.NextGaussian() + shift, (float)random.NextGaussian() + shift] };
        }
        return context.Data.LoadFromEnumerable(rows);
    }

    /// <summary>Classes of 7, 2 and 1 in ten rows.</summary>
    public static IDataView Multiclass(MLContext context, int seed, int count)
    {
        string[] names = ["common", "common", "rare", "common", "odd", "common", "common", "odd", "common", "common"];
        RandomStream random = RandomStream.Create(seed, "sample");
        var rows = new MulticlassInput[count];
        for (int row = 0; row < count; row++)
        {
            string name = names[row % names.Length];
            float x = name == "odd" ? 1.5f : 0, y = name == "rare" ? 2 : 0;
            rows[row] = new MulticlassInput { Class = name, Features = [(float)random.NextGaussian() + x, (float)random.NextGaussian() + y] };
        }
        return context.Data.LoadFromEnumerable(rows);
    }

    private sealed class BinaryInput
    {
        public bool Label { get; set; }

        public int Group { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class MulticlassInput
    {
        public string Class { get; set; } = "";

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
