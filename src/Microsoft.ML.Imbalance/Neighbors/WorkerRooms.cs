using System.Collections.Concurrent;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The rooms of an index's workers, of which there are as many as have worked at once.</summary>
internal sealed class WorkerRooms : IDisposable
{
    private readonly ConcurrentBag<WorkerRoom> _free = [];

    /// <summary>Lends rooms to the workers of some work, and takes them back after it.</summary>
    public void Lend(Action<Func<WorkerRoom>> work)
    {
        var lent = new ConcurrentBag<WorkerRoom>();
        try
        {
            work(() =>
            {
                WorkerRoom room = _free.TryTake(out WorkerRoom? free) ? free : new WorkerRoom();
                lent.Add(room);
                return room;
            });
        }
        finally
        {
            foreach (WorkerRoom room in lent)
            {
                room.Leave();
                _free.Add(room);
            }
        }
    }

    public void Dispose()
    {
        while (_free.TryTake(out WorkerRoom? room))
            room.Dispose();
    }
}
