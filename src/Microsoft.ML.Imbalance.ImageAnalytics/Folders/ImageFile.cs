using Microsoft.ML.Data;
using SkiaSharp;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads image files whole or not at all. Grey, palette and 16-bit images become four channels of 8 bits.</summary>
internal static class ImageFile
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp"];

    public static bool HasImageName(string path) => Array.Exists(Extensions, extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc cref="Read(string, string)"/>
    public static MLImage Read(string path) => Read(path, "load the folder with skipUnreadable: true");

    /// <summary>The image; the caller owns it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skip">How the caller can leave such files out, for errors.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">The file is no image, or part of one only.</exception>
    public static MLImage Read(string path, string skip)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"Image '{path}' does not exist. Correct the path, or leave the row out.", path);
        using SKCodec codec = Open(path, skip);
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        var pixels = new byte[info.BytesSize];
        SKCodecResult result = Decode(codec, info, pixels);
        if (result == SKCodecResult.IncompleteInput)
            throw Unreadable(path, "is truncated", skip);
        return result == SKCodecResult.Success ? MLImage.CreateFromPixels(info.Width, info.Height, MLPixelFormat.Rgba32, pixels) : throw Unreadable(path, $"can't be decoded ({result})", skip);
    }

    private static SKCodec Open(string path, string skip)
    {
        if (new FileInfo(path).Length == 0)
            throw Unreadable(path, "is empty", skip);
        return SKCodec.Create(path) ?? throw Unreadable(path, "is no image of a known format", skip);
    }

    private static unsafe SKCodecResult Decode(SKCodec codec, SKImageInfo info, byte[] pixels)
    {
        fixed (byte* target = pixels)
            return codec.GetPixels(info, (IntPtr)target);
    }

    private static InvalidOperationException Unreadable(string path, string what, string skip)
        => new($"Image '{path}' {what}. Replace or remove the file, or {skip}.");
}
