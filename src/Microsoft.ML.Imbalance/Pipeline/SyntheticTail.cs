using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The synthetic rows of a resampled view, for the step that comes next: as many bits a row as its place has, as long as nobody asks for ids or places.</summary>
internal sealed class SyntheticTail : RowTail
{
    // Fewer keys are sorted sooner than a thread starts.
    private const int FewKeys = 1 << 13;

    private readonly ResampledDataView _view;
    private readonly int[] _starts;

    // In the order of numbers: the place of the row among all extras, group after group.
    private readonly NumberPacking _packing;
    private readonly ulong[] _places;
    private readonly SyntheticRows[] _groups;

    private SyntheticTail(ResampledDataView view, int[] starts, NumberPacking packing, ulong[] places, int count)
    {
        _view = view;
        _starts = starts;
        _packing = packing;
        _places = places;
        Count = count;
        _groups = [.. view.Extras.Cast<SyntheticRows>()];
    }

    public int Count { get; }

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
        Func<int, DataViewRowId>[] idsOf = [.. Enumerable.Range(0, starts.Length).Select(view.IdsOf)];
        var packing = new NumberPacking(count);
        using AlignedBuffer keys = AlignedBuffer.Of<ulong>(count);
        if (count == 0 || !TryOrder(keys, count, packing, HighOf, Environment.ProcessorCount))
            return null;
        Span<ulong> ordered = keys.Values<ulong>(count);
        Span<int> places = keys.Values<int>(count);
        for (int i = 0; i < count; i++)
            places[i] = PlaceIn(ordered[i], packing);
        var packed = new ulong[packing.WordsFor(count)];
        packing.Write(ref packed[0], places);
        return new SyntheticTail(view, starts, packing, packed, count);

        ulong HighOf(int place)
        {
            (int group, int index) = GroupOf(starts, place);
            return idsOf[group](index).High;
        }
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
            numbers[PlaceOf(i)] = (int)_view.MainCount + i;
        return numbers;
    }

    /// <summary>Writes a key for each place, in the order of the ids' upper halves; false where these don't tell the rows apart, or from rows with ids of 64 bits.</summary>
    /// <param name="keys">Takes the keys. Below the upper bits of an id, which nearly always tell it apart, stands the place.</param>
    /// <param name="count">How many.</param>
    /// <param name="packing">The bits of a place.</param>
    /// <param name="highOf">The upper half of the id at a place.</param>
    /// <param name="threads">On how many threads.</param>
    internal static bool TryOrder(AlignedBuffer keys, int count, NumberPacking packing, Func<int, ulong> highOf, int threads)
    {
        Parallel.ForEach(Partitioner.Create(0, count, FewKeys), new ParallelOptions { MaxDegreeOfParallelism = threads }, range =>
        {
            Span<ulong> some = keys.Values<ulong>(count);
            for (int place = range.Item1; place < range.Item2; place++)
                some[place] = highOf(place) >> packing.Bits << packing.Bits | (uint)place;
        });
        Sort(keys, 0, count, 1UL << 63, threads);
        Span<ulong> sorted = keys.Values<ulong>(count);
        for (int start = 0, end; start < count; start = end)
        {
            end = start + 1;
            while (end < count && sorted[end] >> packing.Bits == sorted[start] >> packing.Bits)
                end++;
            if (end == start + 1 && sorted[start] >> packing.Bits != 0)
                continue;
            ulong[] alike = sorted[start..end].ToArray();
            ulong[] highs = Array.ConvertAll(alike, key => highOf(PlaceIn(key, packing)));
            Array.Sort(highs, alike);
            for (int i = 0; i < highs.Length; i++)
            {
                if (highs[i] == (i == 0 ? 0 : highs[i - 1]))
                    return false;
            }
            alike.CopyTo(sorted[start..]);
        }
        return true;
    }

    // Ids are hashes: about half of them have any bit.
    private static void Sort(AlignedBuffer keys, int start, int end, ulong bit, int threads)
    {
        Span<ulong> all = keys.Values<ulong>(end);
        if (threads <= 1 || end - start <= FewKeys)
        {
            all[start..].Sort();
            return;
        }
        int middle = start;
        for (int i = start; i < end; i++)
        {
            if ((all[i] & bit) == 0)
            {
                (all[i], all[middle]) = (all[middle], all[i]);
                middle++;
            }
        }
        Parallel.Invoke(
            () => Sort(keys, start, middle, bit >> 1, threads / 2),
            () => Sort(keys, middle, end, bit >> 1, threads - threads / 2));
    }

    private static int PlaceIn(ulong key, NumberPacking packing) => (int)(key & ((1UL << packing.Bits) - 1));

    private (int Group, int Index) Find(int number) => GroupOf(_starts, PlaceOf(number));

    private int PlaceOf(int number) => (uint)number >= (uint)Count
        ? throw OutOfRange(number)
        : _packing.Read(ref MemoryMarshal.GetArrayDataReference(_places), number);

    // One after the other with nothing between them, so that they are fetched together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindPlaces(ReadOnlySpan<int> numbers, Span<int> places)
    {
        ref ulong words = ref MemoryMarshal.GetArrayDataReference(_places);
        int least = 0, most = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            int number = numbers[i];
            least = Math.Min(least, number);
            most = Math.Max(most, number);
        }
        if (least < 0 || most >= Count)
            throw OutOfRange(least < 0 ? least : most);
        for (int i = 0; i < numbers.Length; i++)
            places[i] = _packing.Read(ref words, numbers[i]);
    }

    private ArgumentOutOfRangeException OutOfRange(int number) => new(nameof(number), number, $"Synthetic row {number} was asked for; there are {Count}, numbered from 0.");

    private static (int Group, int Index) GroupOf(int[] starts, int place)
    {
        int group = starts.Length - 1;
        while (starts[group] > place)
            group--;
        return (group, place - starts[group]);
    }

    private sealed class Features(SyntheticTail tail, IComputedRows[] groups) : IComputedRows
    {
        private const int AtOnce = 64;

        public int Count => tail.Count;

        public RowMatrix? Anchors => groups.Length == 1 ? groups[0].Anchors : null;

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

        public void CopyAnchors(ReadOnlySpan<int> indices, Span<int> anchors)
        {
            Span<int> places = stackalloc int[AtOnce];
            while (indices.Length > 0)
            {
                int count = Together(indices, places, out int group);
                groups[group].CopyAnchors(places[..count], anchors);
                indices = indices[count..];
                anchors = anchors[count..];
            }
        }

        // The first of them that are of one group, by their places in it.
        private int Together(ReadOnlySpan<int> indices, Span<int> places, out int group)
        {
            if (groups.Length == 1)
            {
                int all = Math.Min(indices.Length, places.Length);
                group = 0;
                tail.FindPlaces(indices[..all], places);
                return all;
            }
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
