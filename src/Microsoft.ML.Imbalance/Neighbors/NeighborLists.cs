using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The best candidates met so far, for each of a number of queries: heaps with the worst candidate on top.</summary>
internal sealed unsafe class NeighborLists : IDisposable
{
    private readonly AlignedBuffer _buffer;
    private readonly Candidate* _candidates;
    private readonly int _queryCount;

    /// <summary>Lists in memory of their own, which go when these are disposed.</summary>
    public NeighborLists(int queryCount, int neighborCount)
        : this(queryCount, neighborCount, AlignedBuffer.Of<Candidate>(checked(queryCount * neighborCount)))
    {
    }

    /// <summary>Lists in a worker's memory.</summary>
    public NeighborLists(int queryCount, int neighborCount, WorkerRoom room)
        : this(queryCount, neighborCount, room.Take<Candidate>(checked(queryCount * neighborCount)))
    {
    }

    private NeighborLists(int queryCount, int neighborCount, AlignedBuffer buffer)
    {
        _buffer = buffer;
        _candidates = buffer.As<Candidate>();
        _queryCount = queryCount;
        NeighborCount = neighborCount;
        Clear();
    }

    public int NeighborCount { get; }

    public static int BytesOf(int queryCount, int neighborCount) => checked(queryCount * neighborCount * sizeof(Candidate));

    public void Clear() => new Span<Candidate>(_candidates, _queryCount * NeighborCount).Fill(Candidate.None);

    /// <summary>The candidate that a better one would replace; <see cref="Candidate.None"/> until the list is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Candidate Worst(int query) => ref _candidates[(nint)query * NeighborCount];

    /// <summary>The candidates of a list, in no order; <see cref="Candidate.None"/> fills up.</summary>
    public ReadOnlySpan<Candidate> Of(int query) => ListOf(query);

    /// <summary>Has the worst candidates of a list fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int query)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(_candidates + (nint)query * NeighborCount);
    }

    /// <summary>Takes the candidate in if it precedes the worst of the list, which then leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Offer(int query, Candidate candidate)
    {
        Span<Candidate> heap = ListOf(query);
        if (!candidate.Precedes(heap[0]))
            return false;
        ReplaceWorst(heap, candidate);
        return true;
    }

    /// <summary>Puts a finished list in order, best first; it takes no more offers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<Candidate> Finish(int query)
    {
        Span<Candidate> heap = ListOf(query);
        for (int last = heap.Length - 1; last > 0; last--)
        {
            Candidate moved = heap[last];
            heap[last] = heap[0];
            ReplaceWorst(heap[..last], moved);
        }
        return heap;
    }

    public void Dispose() => _buffer.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<Candidate> ListOf(int query) => new(_candidates + (nint)query * NeighborCount, NeighborCount);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReplaceWorst(Span<Candidate> heap, Candidate candidate)
    {
        int hole = 0;
        while (true)
        {
            int child = 2 * hole + 1;
            if (child >= heap.Length)
                break;
            if (child + 1 < heap.Length && heap[child].Precedes(heap[child + 1]))
                child++;
            if (!candidate.Precedes(heap[child]))
                break;
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = candidate;
    }
}
