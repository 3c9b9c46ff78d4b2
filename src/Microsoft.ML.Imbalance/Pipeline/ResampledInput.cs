using System.Collections.Concurrent;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// What a step before has made, as the data of the next: classes and ids follow from what that step knew, main rows are read without the synthetic ones between them, and those are computed where
/// they are to stand. All is as if the view had been read.
/// </summary>
internal sealed class ResampledInput : StepInput
{
    private readonly ResampledDataView _made;
    private readonly RowIdentity _head;
    private readonly SyntheticTail _tail;

    private ResampledInput(ResampledDataView made, ClassPartition classes, RowIdentity head, SyntheticTail tail)
        : base(made, classes, new RowIdentity(head, tail, tail.Count))
    {
        _made = made;
        _head = head;
        _tail = tail;
    }

    /// <summary>The data that a step has left for the next.</summary>
    /// <param name="before">The data of that step.</param>
    /// <param name="made">What it made of it.</param>
    /// <param name="labelColumnName">The label column of the next.</param>
    public static StepInput Of(StepInput before, ResampledDataView made, string labelColumnName)
    {
        bool follows = labelColumnName == before.Classes.LabelColumnName && before.Identity.IsPassOrder && before.Identity.IsUnique
            && made.Extras.Any(extra => extra.Count > 0) && made.Extras.All(extra => extra is SyntheticRows) && !SourceRowsScope.IsOpen;
        if (!follows || HeadOf(before.Identity, made.Kept) is not { } head || SyntheticTail.Of(made) is not { } tail)
            return Read(made, labelColumnName);
        return new ResampledInput(made, ClassesOf(before.Classes, made, tail), head, tail);
    }

    public override FeatureTable ReadAllFeatures(FeatureSelection features, bool mayBeComputed = false, int? classApart = null)
        => Classes.UnlabeledCount == 0 && IsStoredAsItIs(features) && Fill(features, mayBeComputed ? _tail.AsComputed() : null) is { } table
            ? table
            : base.ReadAllFeatures(features, mayBeComputed, classApart);

    // The ids of the rows kept, numbered anew.
    private static RowIdentity? HeadOf(RowIdentity before, RowSet? kept)
    {
        if (kept is null)
            return before;
        var ids = new RowIdentityBuilder();
        foreach (int row in kept)
            ids.Add(before.IdOf(row));
        return ids.NeedsEveryId ? null : ids.Build();
    }

    private static ClassPartition ClassesOf(ClassPartition before, ResampledDataView made, SyntheticTail tail)
    {
        var codes = new ClassCodes((int)made.MainCount + tail.Count);
        foreach (int row in made.Kept ?? RowSet.All(before.RowCount))
            codes.Add(before.Codes[row]);
        int? onlyClass = made.Extras.Cast<SyntheticRows>().Select(rows => rows.ClassIndex).Distinct().ToArray() is [int only] ? only : null;
        for (int i = 0; i < tail.Count; i++)
            codes.Add(onlyClass ?? tail[i].Rows.ClassIndex);

        // A class may have lost all its rows.
        var counts = new int[before.ClassCount + 1];
        for (int row = 0; row < codes.Count; row++)
            counts[codes[row] + 1]++;
        int[] left = [.. Enumerable.Range(0, before.ClassCount).Where(c => counts[c + 1] > 0)];
        if (left.Length == before.ClassCount)
            return new ClassPartition(before.LabelColumnName, before.Names, codes, before.Labels);
        codes.Remap([.. Enumerable.Range(0, before.ClassCount).Select(c => Math.Max(0, Array.IndexOf(left, c)))]);
        var labels = Array.CreateInstance(before.Labels.GetType().GetElementType()!, left.Length);
        for (int c = 0; c < left.Length; c++)
            labels.SetValue(before.Labels.GetValue(left[c]), c);
        return new ClassPartition(before.LabelColumnName, Array.ConvertAll(left, c => before.Names[c]), codes, labels);
    }

    // Single precision is handed out as it is stored, and read as it is handed out; and the same columns in the same order were read before.
    private bool IsStoredAsItIs(FeatureSelection features)
    {
        return !features.ReadsCategories && features.Names.All(IsSingle) && Made().All(rows => Matches(rows.Table.Layout));

        IEnumerable<SyntheticRows> Made() => _made.Extras.Cast<SyntheticRows>();

        bool IsSingle(string name) => _made.Schema.GetColumnOrNull(name)?.Type is { } type
            && (type is VectorDataViewType vector ? vector.ItemType.RawType : type.RawType) == typeof(float);

        bool Matches(FeatureLayout layout) => layout.Codes.Length == 0 && layout.Columns.Select(column => column.Name).SequenceEqual(features.Names);
    }

    // Null where a synthetic row holds what can't be computed with: reading the view says where.
    private FeatureTable? Fill(FeatureSelection features, IComputedRows? computed)
    {
        int mainCount = (int)_made.MainCount, storedCount = computed is null ? Classes.RowCount : mainCount;
        (FeatureLayout layout, float[] values) = FeatureTableReader.ReadValues(_made.MainRows, _head, Classes, features, storedCount);
        int dimension = layout.Dimension;
        if (computed is null || !_made.Extras.Cast<SyntheticRows>().All(rows => rows.AreBetweenRows))
        {
            bool areUsable = true;
            Parallel.ForEach(Partitioner.Create(0, _tail.Count), range =>
            {
                float[] room = computed is null ? [] : new float[dimension];
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    Span<float> row = computed is null ? values.AsSpan((mainCount + i) * dimension, dimension) : room;
                    (SyntheticRows rows, int index) = _tail[i];
                    rows.Fill(index, row);
                    if (!FeatureColumnReader.AreUsable(row, features.AllowsMissing))
                        areUsable = false;
                }
            });
            if (!areUsable)
                return null;
        }
        return new FeatureTable(Classes.Codes, layout, new RowMatrix(values, storedCount, dimension, computed), sourceRows: null);
    }
}
