using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The synthetic rows of a resampled view, for the step that comes next: 4 bytes a row as long as nobody asks for ids or places.</summary>
internal sealed class SyntheticTail : RowTail
{
    private readonly ResampledDataView _view;
    private readonly int[] _starts;

    // In the order of numbers: the place of the row among all extras, group after group.
    private readonly int[] _places;
    private readonly SyntheticRows[] _groups;

    private SyntheticTail(ResampledDataView view, int[] starts, int[] places)
    {
        _view = view;
        _starts = starts;
        _places = places;
        _groups = [.. view.Extras.Cast<SyntheticRows>()];
    }

    public int Count => _places.Length;

    /// <summary>The tail of a view whose extras are all synthetic; null if ids don't tell them apart, or from main rows.</summary>
    public static SyntheticTail? Of(ResampledDataView view)
    {
        var starts = new int[view.Extras.Count];
        int count = 0;
        for (int group = 0; group < starts.Length; group++)
        {
            starts[group] = count;
            count += view.Extras[group].Count;
        }
        // Ids are hashes: the upper half tells nearly any number of rows apart.
        using AlignedBuffer keyRoom = AlignedBuffer.Of<ulong>(count), orderRoom = AlignedBuffer.Of<int>(count);
        Span<ulong> keys = keyRoom.Values<ulong>(count);
        Span<int> order = orderRoom.Values<int>(count);
        for (int group = 0, place = 0; group < starts.Length; group++)
        {
            Func<int, DataViewRowId> idOf = view.IdsOf(group);
            for (int i = 0; i < view.Extras[group].Count; i++)
            {
                keys[place] = idOf(i).High;
                order[place] = place++;
            }
        }
        keys.Sort(order);
        for (int i = 0; i < count; i++)
        {
            if (keys[i] == (i == 0 ? 0 : keys[i - 1]))
                return null;
        }
        return new SyntheticTail(view, starts, order.ToArray());
    }

    /// <summary>Which of the synthetic rows comes at some place in the order of numbers.</summary>
    public (SyntheticRows Rows, int Index) this[int place]
    {
        get
        {
            (int group, int index) = Find(place);
            return (_groups[group], index);
        }
    }

    /// <summary>The features of these rows, for one who looks at them again and again; null if some take too long for that.</summary>
    public IComputedRows? AsComputed()
    {
        IComputedRows?[] groups = Array.ConvertAll(_groups, group => group.AsComputed());
        return Array.TrueForAll(groups, group => group is not null) ? new Features(this, groups!) : null;
    }

    public override Func<int>? NumberRows(DataViewRowCursor cursor)
    {
        if (cursor is not ResampledCursor pass || pass.View != _view)
            return null;
        int main = 0;
        int[] numbers = FindNumbers();
        return () =>
        {
            (int group, int index) = pass.Extra;
            return group == PassSchedule.Main ? main++ : numbers[_starts[group] + index];
        };
    }

    protected override DataViewRowId[] FindIds()
    {
        Func<int, DataViewRowId>[] idsOf = [.. Enumerable.Range(0, _groups.Length).Select(_view.IdsOf)];
        var ids = new DataViewRowId[Count];
        for (int i = 0; i < ids.Length; i++)
        {
            (int group, int index) = Find(i);
            ids[i] = idsOf[group](index);
        }
        return ids;
    }

    protected override int[] FindPositions()
    {
        var positions = new int[(int)_view.MainCount + Count];
        int[] numbers = FindNumbers();
        PassSchedule schedule = _view.CreateSchedule();
        int main = 0;
        for (int position = 0; position < positions.Length; position++)
        {
            int group = schedule.Next();
            positions[group == PassSchedule.Main ? main++ : numbers[_starts[group] + schedule.Position(group) - 1]] = position;
        }
        return positions;
    }

    // By place among all extras: the number of the row.
    private int[] FindNumbers()
    {
        var numbers = new int[Count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[_places[i]] = (int)_view.MainCount + i;
        return numbers;
    }

    private (int Group, int Index) Find(int place)
    {
        int at = _places[place], group = _starts.Length - 1;
        while (_starts[group] > at)
            group--;
        return (group, at - _starts[group]);
    }

    private sealed class Features(SyntheticTail tail, IComputedRows[] groups) : IComputedRows
    {
        private const int AtOnce = 64;

        public int Count => tail.Count;

        public void Fill(ReadOnlySpan<int> indices, Span<float> destination)
        {
            Span<int> places = stackalloc int[AtOnce];
            int dimension = indices.Length == 0 ? 0 : destination.Length / indices.Length;
            while (indices.Length > 0)
            {
                int count = Together(indices, places, out int group);
                groups[group].Fill(places[..count], destination[..(count * dimension)]);
                indices = indices[count..];
                destination = destination[(count * dimension)..];
            }
        }

        public void CopyColumn(int slot, ReadOnlySpan<int> indices, Span<float> destination)
        {
            Span<int> places = stackalloc int[AtOnce];
            while (indices.Length > 0)
            {
                int count = Together(indices, places, out int group);
                groups[group].CopyColumn(slot, places[..count], destination[..count]);
                indices = indices[count..];
                destination = destination[count..];
            }
        }

        // The first of them that are of one group, by their places in it.
        private int Together(ReadOnlySpan<int> indices, Span<int> places, out int group)
        {
            (group, places[0]) = tail.Find(indices[0]);
            int count = 1, most = Math.Min(indices.Length, places.Length);
            for (; count < most; count++)
            {
                (int next, places[count]) = tail.Find(indices[count]);
                if (next != group)
                    break;
            }
            return count;
        }
    }
}
