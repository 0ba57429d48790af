using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Application.Files;
using Portal.Domain;

namespace Portal.Web.Filters;

/// <summary>What is wrong in a form stands beside its fields, on the same page with everything that was typed.</summary>
public static class FormChecks
{
    /// <summary>A form's validator, called by the action.</summary>
    public static async Task<bool> IsValidAsync<T>(this IValidator<T> validator, T form, ModelStateDictionary state, CancellationToken token)
    {
        foreach (var error in (await validator.ValidateAsync(form, token)).Errors)
            // What the framework could not read has its message already.
            if (state.GetFieldValidationState(error.PropertyName) != ModelValidationState.Invalid) state.AddModelError(error.PropertyName, error.ErrorMessage);
        return state.IsValid;
    }

    /// <summary>
    /// Takes a step. A rule's no that speaks of one field is put beside that field; a no to the step itself goes on to <see cref="RefusalFilter"/>.
    /// What the framework could not read stops the step as well.
    /// </summary>
    /// <param name="fileField">Field of the files, beside which a refused file is told.</param>
    public static async Task<bool> TryAsync(this ModelStateDictionary state, Func<Task> step, string? fileField = null)
    {
        if (!state.IsValid) return false;
        try
        {
            await step();
        }
        catch (RefusedException refused) when (refused.Refusal.Field is { } field)
        {
            state.AddModelError(field, refused.Refusal.Message);
        }
        catch (IntakeRefusedException refused) when (fileField is not null)
        {
            state.AddModelError(fileField, refused.Message);
        }
        return state.IsValid;
    }

    /// <summary>The page again, 422, with the messages beside its fields.</summary>
    public static ViewResult Again(this Controller controller, string view, object? model)
    {
        controller.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return controller.View(view, model);
    }
}
