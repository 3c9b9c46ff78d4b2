using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A training written to a file, so that another process can go on to the same result.</summary>
/// <remarks>Written beside the file and moved over it: a process that is killed leaves the checkpoint before.</remarks>
internal sealed class Checkpoint(string path, string fingerprint)
{
    private const string Magic = "Microsoft.ML.Imbalance training 1";

    /// <summary>Writes a training.</summary>
    public void Save(TrainingState state, IReadOnlyList<float[]> arrays, ReadOnlySpan<long> counters)
    {
        string beside = path + ".new";
        using (var writer = new BinaryWriter(File.Create(beside)))
        {
            writer.Write(Magic);
            writer.Write(fingerprint);
            Write<long>(writer, [state.Stage, state.Epoch, state.Step, state.EpochsSinceBest, state.BestEpoch]);
            writer.Write(state.BestScore is not null);
            writer.Write(state.BestScore?.Value ?? 0);
            writer.Write(state.BestScore?.TieBreaker ?? 0);
            Write<double>(writer, state.SharesLearned);
            Write<float>(writer, state.BestParameters);
            Write<float>(writer, state.BestBuffers);
            Write<EpochRecord>(writer, CollectionsMarshal.AsSpan(state.History));
            Write(writer, counters);
            writer.Write(arrays.Count);
            foreach (float[] array in arrays)
                Write<float>(writer, array);
        }
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads a training into a state; null if there is none.</summary>
    /// <exception cref="InvalidOperationException">The file is no checkpoint, or that of another training.</exception>
    public (float[][] Arrays, long[] Counters)? Load(TrainingState state)
    {
        if (!File.Exists(path))
            return null;
        using var reader = new BinaryReader(File.OpenRead(path));
        try
        {
            if (reader.ReadString() != Magic)
                throw NotACheckpoint();
            if (reader.ReadString() != fingerprint)
            {
                throw new InvalidOperationException(
                    $"CheckpointPath '{path}' is the checkpoint of a training with other options, other rows or another network. Delete it to begin anew, or name another file.");
            }
            long[] numbers = Read<long>(reader);
            (state.Stage, state.Epoch, state.Step, state.EpochsSinceBest, state.BestEpoch) = ((int)numbers[0], (int)numbers[1], numbers[2], (int)numbers[3], (int)numbers[4]);
            bool hasBest = reader.ReadBoolean();
            var best = new ObjectiveValue(reader.ReadDouble(), reader.ReadDouble());
            state.BestScore = hasBest ? best : null;
            state.SharesLearned = Read<double>(reader);
            state.BestParameters = Read<float>(reader);
            state.BestBuffers = Read<float>(reader);
            state.History.AddRange(Read<EpochRecord>(reader));
            long[] counters = Read<long>(reader);
            var arrays = new float[reader.ReadInt32()][];
            for (int i = 0; i < arrays.Length; i++)
                arrays[i] = Read<float>(reader);
            return (arrays, counters);
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or OverflowException)
        {
            throw NotACheckpoint();
        }
    }

    /// <summary>Deletes the file.</summary>
    public void Delete() => File.Delete(path);

    private InvalidOperationException NotACheckpoint() => new($"CheckpointPath '{path}' is a file that is no whole checkpoint. Delete it, or name another file.");

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
