namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Loads libtorch, the native library below TorchSharp. The trainers do so themselves; call it before TorchSharp is used in any other way.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The native files come from the application: the package <c>TorchSharp-cpu</c> or one for CUDA, or the folder that the runtime option <see cref="FolderOption"/> names.</item>
/// <item>TorchSharp 0.107 needs a C++ runtime of GCC 13 for one symbol. On older systems (Debian 12, Ubuntu 22.04, RHEL 9) a copy of its library that does without is loaded.
/// The symbol initializes iostreams, which libtorch does itself. No file of any package is altered.</item>
/// <item>Unless the environment says otherwise, waiting threads of libtorch sleep rather than spin: on busy processors spinning makes training many times slower.</item>
/// </list>
/// Both options can be set in a project file as <c>RuntimeHostConfigurationOption</c>, or by <see cref="AppContext.SetData"/> and <see cref="AppContext.SetSwitch"/>.
/// </remarks>
public static class TorchRuntime
{
    /// <summary>The runtime option that names a folder with the native files of libtorch.</summary>
    public const string FolderOption = "Microsoft.ML.Imbalance.TorchSharp.LibTorchFolder";

    /// <summary>The switch that, set to true, turns off the adapted copy for older C++ runtimes.</summary>
    public const string DisableAdaptationSwitch = "Microsoft.ML.Imbalance.TorchSharp.DisableAdaptation";

    private static readonly Lazy<TorchLoad> Loaded = new(() => new TorchLoader().Load());

    /// <summary>Whether libtorch can be used in this process. The first call loads it.</summary>
    public static bool IsAvailable => Loaded.Value.Failure is null;

    /// <summary>Loads libtorch, if that has not been done yet.</summary>
    /// <param name="inform">Is told, in one line, if anything out of the ordinary was needed.</param>
    /// <exception cref="InvalidOperationException">libtorch can't be loaded; the message names cause and remedy.</exception>
    public static void Load(Action<string>? inform = null)
    {
        TorchLoad load = Loaded.Value;
        if (load.Failure is not null)
            throw new InvalidOperationException(load.Failure, load.Cause);
        if (load.Information is not null)
            inform?.Invoke(load.Information);
    }
}
