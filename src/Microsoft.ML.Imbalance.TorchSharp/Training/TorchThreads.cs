using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The number of threads that libtorch computes with, as long as trainings run. It is one number for the process.</summary>
internal sealed class TorchThreads : IDisposable
{
    private static readonly object Gate = new();
    private static int _running, _before;

    public TorchThreads(int count)
    {
        lock (Gate)
        {
            if (_running++ == 0)
                _before = get_num_threads();
            set_num_threads(count);
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (--_running == 0)
                set_num_threads(_before);
        }
    }
}
