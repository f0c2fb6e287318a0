"""OpenAI, Azure OpenAI, and whatever else speaks the Images API."""

from easel.engines.openai.access import Access
from easel.engines.openai.engine import OpenAIEngine

__all__ = ["Access", "OpenAIEngine"]
