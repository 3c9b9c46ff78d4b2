using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Finds single features that rank the rows of a class above (or below) all others: often they are made from the label.</summary>
internal static class LabelLeaks
{
    /// <summary>From this ROC area on, a feature is reported.</summary>
    private const double SuspiciousArea = 0.9999;

    // With fewer rows on a side, one of many features separates them by chance.
    private const int MinimumRows = 10;

    /// <summary>A feature, the class that it tells from all others, and how well.</summary>
    public readonly record struct Leak(int Slot, int Class, double Area);

    public static IEnumerable<Leak> Find(FeatureSample sample)
    {
        double[] weights = [.. Enumerable.Range(0, sample.ClassCount).Select(c => sample.WeightOf(c) * sample.RowsOf(c).Count)];
        // Of two classes, what tells one tells the other.
        int first = sample.ClassCount == 2 ? 1 : 0;
        int[] judged = [.. Enumerable.Range(first, sample.ClassCount - first).Where(c => sample.RowsOf(c).Count >= MinimumRows && sample.RowCount - sample.RowsOf(c).Count >= MinimumRows)];
        if (judged.Length == 0)
            yield break;
        (float Value, int Class)[][] slots = BySlot(sample);
        for (int slot = 0; slot < slots.Length; slot++)
        {
            double[] areas = Areas(sample, slots[slot], weights);
            foreach (int c in judged)
            {
                double area = Math.Max(areas[c], 1 - areas[c]);
                if (area >= SuspiciousArea)
                    yield return new Leak(slot, c, area);
            }
        }
    }

    /// <summary>The values of each slot that are not 0, with the class of their row.</summary>
    private static (float Value, int Class)[][] BySlot(FeatureSample sample)
    {
        var counts = new int[sample.SlotCount];
        ForEachValue((slot, _, _) => counts[slot]++);
        (float Value, int Class)[][] slots = Array.ConvertAll(counts, count => new (float, int)[count]);
        ForEachValue((slot, value, c) => slots[slot][--counts[slot]] = (value, c));
        return slots;

        void ForEachValue(Action<int, float, int> action)
        {
            for (int c = 0; c < sample.ClassCount; c++)
            {
                foreach (VBuffer<float> row in sample.RowsOf(c))
                {
                    foreach (KeyValuePair<int, float> item in row.Items())
                    {
                        if (item.Value != 0)
                            action(item.Key, item.Value, c);
                    }
                }
            }
        }
    }

    /// <summary>The ROC area of a slot for each class against the rest.</summary>
    private static double[] Areas(FeatureSample sample, (float Value, int Class)[] values, double[] weights)
    {
        Array.Sort(values, (a, b) => a.Value.CompareTo(b.Value));
        int zeros = Array.FindIndex(values, item => item.Value > 0);
        zeros = zeros < 0 ? values.Length : zeros;
        double[] zeroWeights = [.. weights];
        foreach ((_, int c) in values)
            zeroWeights[c] -= sample.WeightOf(c);

        double[] areas = new double[weights.Length], below = new double[weights.Length], step = new double[weights.Length];
        double total = weights.Sum();
        for (int start = 0; start <= values.Length;)
        {
            if (start == zeros)
            {
                AddStep(zeroWeights);
                zeros = -1;
                continue;
            }
            if (start == values.Length)
                break;
            int end = start;
            Array.Clear(step);
            for (; end < values.Length && values[end].Value.CompareTo(values[start].Value) == 0; end++)
                step[values[end].Class] += sample.WeightOf(values[end].Class);
            AddStep(step);
            start = end;
        }
        for (int c = 0; c < areas.Length; c++)
            areas[c] /= weights[c] * (total - weights[c]);
        return areas;

        void AddStep(double[] stepWeights)
        {
            double allBelow = below.Sum(), all = stepWeights.Sum();
            for (int c = 0; c < areas.Length; c++)
                areas[c] += stepWeights[c] * (allBelow - below[c] + (all - stepWeights[c]) / 2);
            for (int c = 0; c < areas.Length; c++)
                below[c] += stepWeights[c];
        }
    }
}
