namespace Microsoft.ML.Imbalance;

/// <summary>The operations that published policies are made of, by the names of the papers.</summary>
internal enum PolicyOperation
{
    Identity,
    ShearX,
    ShearY,
    TranslateX,
    TranslateY,
    Rotate,
    Brightness,
    Color,
    Contrast,
    Sharpness,
    Posterize,
    Solarize,
    AutoContrast,
    Equalize,
    Invert,
}

/// <summary>The strongest that operations get: each is linear between no change and this.</summary>
/// <param name="Shear">Tangent of the angle.</param>
/// <param name="Translation">Shift, as a share of the width, or the height.</param>
/// <param name="TranslationPixels">Shift in pixels, where it is no share.</param>
/// <param name="Degrees">Angle of rotation.</param>
/// <param name="Enhancement">How far the factor of brightness, color, contrast and sharpness is from 1.</param>
/// <param name="Bits">How many bits posterizing takes at most.</param>
internal sealed record PolicyRanges(double Shear, double Translation, double TranslationPixels, double Degrees, double Enhancement, int Bits)
{
    public static readonly PolicyRanges Standard = new(Shear: 0.3, Translation: 150.0 / 331, TranslationPixels: 0, Degrees: 30, Enhancement: 0.9, Bits: 4);

    public static readonly PolicyRanges Wide = new(Shear: 0.99, Translation: 0, TranslationPixels: 32, Degrees: 135, Enhancement: 0.99, Bits: 6);

    /// <summary>Does an operation with a strength from 0 to 1.</summary>
    public void Apply(PolicyOperation operation, ImageProgram image, double strength, bool negative)
    {
        double signed = negative ? -strength : strength;
        switch (operation)
        {
            case PolicyOperation.ShearX:
                Imbalance.Shear.By(image, Shear * signed, 0);
                break;
            case PolicyOperation.ShearY:
                Imbalance.Shear.By(image, 0, Shear * signed);
                break;
            case PolicyOperation.TranslateX:
                Translate.By(image, (Translation * image.Width + TranslationPixels) * signed, 0);
                break;
            case PolicyOperation.TranslateY:
                Translate.By(image, 0, (Translation * image.Height + TranslationPixels) * signed);
                break;
            case PolicyOperation.Rotate:
                Rotate.By(image, Degrees * signed);
                break;
            case PolicyOperation.Brightness:
                Brightness.By(image, 1 + Enhancement * signed);
                break;
            case PolicyOperation.Color:
                Saturation.By(image, 1 + Enhancement * signed);
                break;
            case PolicyOperation.Contrast:
                Contrast.By(image, 1 + Enhancement * signed);
                break;
            case PolicyOperation.Sharpness:
                Sharpness.By(image, 1 + Enhancement * signed);
                break;
            case PolicyOperation.Posterize:
                Posterize.To(image, BitsAt(strength));
                break;
            case PolicyOperation.Solarize:
                Solarize.From(image, ThresholdAt(strength));
                break;
            case PolicyOperation.AutoContrast:
                AutoContrast.Of(image);
                break;
            case PolicyOperation.Equalize:
                Equalize.Of(image);
                break;
            case PolicyOperation.Invert:
                Invert.Of(image);
                break;
        }
    }

    /// <summary>The bits that posterizing leaves.</summary>
    public int BitsAt(double strength) => 8 - (int)Math.Round(Bits * strength);

    /// <summary>The level from which solarizing inverts: 256 for none, 0 for all.</summary>
    public static double ThresholdAt(double strength) => 256 * (1 - strength);
}
