using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Rotate, flip, color jitter and normalize: images a second of processor time on one thread, ours and torchvision's in one run.</summary>
internal static class ImagesBenchmark
{
    public static void Run(Arguments arguments)
    {
        int[] sizes = arguments.Numbers("sizes", [224, 28]);
        int seconds = arguments.Number("seconds", 5);
        ILookup<int, JsonElement> peers = Peers(arguments, sizes, seconds).ToLookup(e => e.GetProperty("size").GetInt32());
        var table = new Table("size", "ours", "ours, BGRA", "torchvision PIL", "torchvision tensor", "times faster");
        foreach (int size in sizes)
        {
            double ours = Measure(size, channels: 3, seconds), four = Measure(size, channels: 4, seconds);
            double pil = Rate(peers[size], "PIL"), tensor = Rate(peers[size], "tensor");
            table.Row(size, ours, four, pil, tensor, ours / Math.Max(pil, tensor));
        }
        Console.WriteLine($"Images a second of processor time, one thread. torchvision {peers.SelectMany(g => g).Select(e => e.GetProperty("version").GetString()).FirstOrDefault() ?? "not run"}; compared with its faster back end.");
    }

    private static double Measure(int size, int channels, int seconds)
    {
        ImageAugmentation augmentation = ImageAugmentation.Compose(ImageAugmentation.Rotate(30), ImageAugmentation.FlipHorizontally(), ImageAugmentation.ColorJitter());
        var augmenter = new ImageAugmenter(augmentation, seed: 1);
        var format = new TensorFormat(size, size, 3, ImageNormalization.ImageNet);
        ImageBuffer[] images = [.. Enumerable.Range(0, 64).Select(i => Image(size, channels, i))];
        var numbers = new float[format.Length];
        var program = new ImageProgram();
        long row = 0;
        // A second until the compiler has finished.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 1; row++)
            augmenter.ToTensor(images[row % images.Length], 0, row, format, numbers, program);
        row = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; row++)
            augmenter.ToTensor(images[row % images.Length], 1, row, format, numbers, program);
        return row / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static ImageBuffer Image(int size, int channels, int seed)
    {
        var image = new ImageBuffer(size, size, channels);
        new Random(seed).NextBytes(image.Pixels);
        return image;
    }

    private static double Rate(IEnumerable<JsonElement> results, string backEnd)
        => results.Where(e => e.GetProperty("backEnd").GetString() == backEnd).Select(e => e.GetProperty("rate").GetDouble()).FirstOrDefault(double.NaN);

    private static JsonElement[] Peers(Arguments arguments, int[] sizes, int seconds)
    {
        if (arguments.Text("peers") is not { } peers || arguments.Text("peers-root") is not { } root)
            return [];
        string script = arguments.Text("script") ?? Path.GetFullPath("test/Microsoft.ML.Imbalance.Benchmarks/images.py");
        string[] lines = new PeerRun(peers, root).Run(script, string.Join(',', sizes), seconds.ToString(CultureInfo.InvariantCulture));
        return [.. lines.Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
