using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The synthetic rows of a resampled view, for the step that comes next: 4 bytes a row as long as nobody asks for ids or places.</summary>
internal sealed class SyntheticTail : RowTail
{
    private readonly ResampledDataView _view;
    private readonly int[] _starts;

    // By place among all extras, group after group: the number of the row.
    private readonly int[] _numbers;

    private SyntheticTail(ResampledDataView view, int[] starts, int[] numbers)
    {
        _view = view;
        _starts = starts;
        _numbers = numbers;
    }

    public int Count => _numbers.Length;

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
        var numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            if (keys[i] == (i == 0 ? 0 : keys[i - 1]))
                return null;
            numbers[order[i]] = (int)view.MainCount + i;
        }
        return new SyntheticTail(view, starts, numbers);
    }

    /// <summary>The number of a synthetic row.</summary>
    public int NumberOf(int group, int index) => _numbers[_starts[group] + index];

    public override Func<int>? NumberRows(DataViewRowCursor cursor)
    {
        if (cursor is not ResampledCursor pass || pass.View != _view)
            return null;
        int main = 0;
        return () =>
        {
            (int group, int index) = pass.Extra;
            return group == PassSchedule.Main ? main++ : NumberOf(group, index);
        };
    }

    protected override DataViewRowId[] FindIds()
    {
        var ids = new DataViewRowId[Count];
        for (int group = 0; group < _starts.Length; group++)
        {
            Func<int, DataViewRowId> idOf = _view.IdsOf(group);
            for (int i = 0; i < _view.Extras[group].Count; i++)
                ids[NumberOf(group, i) - (int)_view.MainCount] = idOf(i);
        }
        return ids;
    }

    protected override int[] FindPositions()
    {
        var positions = new int[(int)_view.MainCount + Count];
        PassSchedule schedule = _view.CreateSchedule();
        int main = 0;
        for (int position = 0; position < positions.Length; position++)
        {
            int group = schedule.Next();
            positions[group == PassSchedule.Main ? main++ : NumberOf(group, schedule.Position(group) - 1)] = position;
        }
        return positions;
    }
}
